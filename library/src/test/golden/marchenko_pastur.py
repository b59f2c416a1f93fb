"""Golden values of the Marchenko-Pastur law: marchenko-pastur.csv. Quadrature at 30 digits. Needs mpmath."""
import mpmath as mp
mp.mp.dps=30
print("q,variance,x,pdf,cdf")
for q,v in [(1,1),('0.5','0.7'),('0.1','2'),('0.001','1'),('0.999','1e-4')]:
    q,v=mp.mpf(q),mp.mpf(v); r=mp.sqrt(q); a=v*(1-r)**2; b=v*(1+r)**2
    f=lambda l: mp.sqrt((b-l)*(l-a))/(2*mp.pi*q*v*l)
    for t in ['0.03','0.2','0.5','0.8','0.99']:
        x=mp.mpf(float(a+(b-a)*mp.mpf(t)))
        # substitution l=a+(x-a)u^2 removes the edge; and l=u^2 handles q=1
        g=lambda u: f(a+(x-a)*u**2)*2*u*(x-a)
        c=mp.quad(g,[0,mp.mpf('0.01'),mp.mpf('0.1'),mp.mpf('0.5'),1])
        print(mp.nstr(q,6),mp.nstr(v,6),repr(float(x)),mp.nstr(f(x),20),mp.nstr(c,20),sep=',')
