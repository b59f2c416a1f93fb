"""Golden values in OnePointTest: sums of Hermite and Laguerre polynomials at 50 digits, entry variance 1/2. Needs mpmath."""
import mpmath as mp
mp.mp.dps=50
def he(n,x): # sigma^2=.5 -> x=lambda
    f=lambda t: sum(mp.hermite(k,t/mp.sqrt(2))**2/(mp.mpf(2)**k*mp.factorial(k)) for k in range(n))*mp.exp(-t*t/2)/mp.sqrt(2*mp.pi)/n
    a=mp.mpf(x)
    S=mp.quad(f,[a+mp.mpf(i)*0.5 for i in range(0,60)]) 
    return mp.nstr(f(a),18),mp.nstr(S,18)
def la(m,n,x):
    al=m-n
    f=lambda t: sum(mp.laguerre(k,al,t)**2*mp.factorial(k)/mp.factorial(k+al) for k in range(n))*t**al*mp.exp(-t)/n
    a=mp.mpf(x)
    S=mp.quad(f,[a+mp.mpf(i)*3 for i in range(0,60)])
    return mp.nstr(f(a),18),mp.nstr(S,18)
print("size, x, pdf, survival")
H=",\n".join('    "%d, %s, %s, %s"'%(n,x,*he(n,x)) for n,x in [(2,'0.5'),(7,'-1.25'),(7,'4'),(7,'12'),(15,'7.5')])
print(H)
print("rows, columns, x, pdf, survival")
L=",\n".join('    "%d, %d, %s, %s, %s"'%(m,n,x,*la(m,n,x)) for m,n,x in [(3,3,'0.125'),(5,2,'3'),(12,7,'20'),(12,7,'90'),(40,6,'25')])
print(L)
