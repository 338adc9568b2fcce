### Words of the form of a certificate.

# The tabs, for those who don't see them.
ways = Ways to add a certificate
create-tab = Create in this browser
upload-tab = Upload
# To Microsoft's page on them.
learn = Learn more about certificate credentials
learn-at = https://learn.microsoft.com/entra/identity-platform/certificate-credentials

## Created here.

create-lead = Your browser creates a key and a self-signed certificate. Only the certificate goes to Microsoft.
name = Common name
name-hint = Identifies the certificate, for example by the app or the server.
name-missing = Enter a name.
name-too-long = { $over ->
    [one] Shorten it by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten it by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
name-control = Remove the line break or other control character.
create = Create certificate
creating = Creating the key…
no-keys = This browser can't create keys on this page. Use another browser, or upload a certificate.
save-first = Download the private key to use this certificate.
save-why = The file has no password. Store it where only your app can read it, such as a vault. This page doesn't keep it.
# A button, with the name of the file.
save-key = Download { $file }
save-key-again = Download the private key again
discard = Discard
discarded = Certificate discarded.
key-was-saved = Private key downloaded as { $file }.
save-certificate = Download certificate
certificate-was-saved = Certificate downloaded as { $file }.
not-saved = Your browser didn't save the file.
replace = Replace
# Under what a certificate says.
not-in-links = A copied link to this form doesn't include certificates.

## Uploaded.

upload-lead = Add certificates that your app has the private keys for. You can add several at once.
files = Certificate files
choose-files = Choose files
files-hint = .cer, .crt, .pem, or .der. You can also drop files here.
text = Certificate text
text-hint = Paste a certificate in PEM or Base64.
use-text = Use this text
# With the name of a file, what is wrong with it.
of-file = { QUOTED($name) }: { $message }
empty = There's nothing to read.
too-large = This is too large for a certificate.
private-key = Remove the private key. Only certificates belong here, and the key has to stay with your app. Nothing was kept.
pkcs7 = Export the certificate as .cer or .pem. This page can't read .p7b files.
request = Choose the certificate, not the request for one.
public-key = Choose the certificate, not only its public key.
no-certificate = Choose a certificate in PEM, DER, or Base64.
all-twice = Nothing new. The list already has it.
were-added = { $count ->
    [one] Certificate added.
   *[other] { NUMBER($count) } certificates added.
 }
# After it.
left-out-twice = { $count ->
    [one] { NUMBER($count) } was in the list already.
   *[other] { NUMBER($count) } were in the list already.
 }
left-out-issuers = { $count ->
    [one] { NUMBER($count) } issuer of the chain was left out.
   *[other] { NUMBER($count) } issuers of the chain were left out.
 }
