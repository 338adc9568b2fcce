### Words of certificates: what they say, and what is wrong with them.

subject = Subject
issuer = Issuer
# In the place of an issuer.
self-signed = Self-signed
valid-from = Valid from
expires = Expires
key = Public key
rsa = RSA { $bits }
elliptic-curve = Elliptic curve
other-key = Unknown type
sha256 = SHA-256 thumbprint
# As the header of a signed assertion has it.
x5t-s256 = x5t#S256
sha1 = SHA-1 thumbprint
x5t = x5t
# After the name of one, with its key.
kind = Certificate, { $key }
# In the list, before a thumbprint.
in-list = SHA-256 { $print }
# Where the part of the page that reads and makes certificates isn't there.
no-part = Part of this page didn't load. Check your connection, then try again.
# Under one that was made on this page.
key-saved = Private key downloaded.

## What is wrong.

missing = Create or upload a certificate.
expired = Choose another certificate. This one has expired.
not-yet-valid = Check the dates. Your app can't use this certificate before it's valid.
weak-key = Use a key of at least 2,048 bits. This one has { NUMBER($bits) }.
not-rsa = Use an RSA key. Microsoft Entra ID doesn't accept signatures of other keys.
twice = Remove one of the two. This certificate is already in the list.
too-many = { $over ->
    [one] Remove { NUMBER($over) } certificate. You have { NUMBER($count) }, and the limit is { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } certificates. You have { NUMBER($count) }, and the limit is { NUMBER($limit) }.
 }
