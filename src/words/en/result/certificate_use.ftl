### How an app uses its certificate, on the result page.

# The heading, and that of one certificate.
heading = Use the certificate
heading-several = Use the certificates
thumbprint = SHA-256 thumbprint
x5t-s256 = x5t#S256
sha1 = SHA-1 thumbprint
x5t = x5t
expires = Expires
# Over the list of libraries and tools.
with = Code for
dot-net = MSAL for .NET
node = MSAL for Node.js
python = MSAL for Python
java = MSAL for Java
azure-cli = Azure CLI
curl = curl and OpenSSL
# Under it: what the files are.
files = private-key.pem is the private key, and certificate.pem the certificate. Put both next to your app.
save-certificate = Download certificate.pem
not-saved = Your browser didn't save the file.
saved = Certificate downloaded.
personal = Apps for personal Microsoft accounts can't sign in as themselves. Use the certificate when your app redeems authorization codes.
