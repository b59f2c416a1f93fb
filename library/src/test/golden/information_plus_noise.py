"""Golden values in InformationPlusNoiseTest: roots of the cubic for equal signal values at 40 digits. Needs mpmath."""
import mpmath as mp
mp.mp.dps=40
# equal signal values a: w (p-w-n v)^2 + (m-n) v (p-w-nv)(p-w) = lam (p-w)^2, p=a^2
out=[]
def dens(m,n,v,a,s):
    v,a,s=mp.mpf(v),mp.mpf(a),mp.mpf(s)
    p=a*a; N=n*v; B=(m-n)*v; lam=s*s
    # expand in w
    # (p-N-w)^2 = w^2 -2(p-N)w+(p-N)^2
    c3=mp.mpf(1); c2=-2*(p-N)+B-lam; c1=(p-N)**2-B*((p-N)+p)+2*lam*p; c0=B*(p-N)*p-lam*p*p
    r=mp.polyroots([c3,c2,c1,c0],maxsteps=500,extraprec=400)
    w=[z for z in r if mp.im(z)>mp.mpf(10)**-25]
    if not w: return None
    S=n/(p-w[0]); return 2*s*mp.im(S/(1-v*S))/(mp.pi*n)
rows=[]
for m,n,v,a,s in [(60,40,'0.01','1','0.7'),(60,40,'0.01','1','1.3'),(60,40,'0.01','1','1.9'),(100,100,'0.04','1','0.02'),(100,100,'0.04','1','3'),(9,3,'1','2','3.5'),(500,10,'0.001','3','3.05')]:
    d=dens(m,n,v,a,s); rows.append('    "%d, %d, %s, %s, %s, %s"'%(m,n,v,a,s,mp.nstr(d,16) if d else '0'))
print(",\n".join(rows))
