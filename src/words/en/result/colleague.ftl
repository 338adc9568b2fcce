### A client secret, encrypted for a colleague.

key = Your colleague's public key
key-hint = An age key (age1…) or an SSH key (ssh-ed25519 …). On GitHub, people's SSH keys are at github.com/NAME.keys.
encrypt = Encrypt
encrypted = Encrypted. Only whoever has the private key can read it.
text = Encrypted text
download = Download
# What the colleague runs.
open = Your colleague opens it with
empty = Enter your colleague's public key.
private-key = This is a private key. Ask your colleague for the public one, and tell them that this one is no longer private.
several = Enter one key only.
other-kind = Use an age key (age1…) or an ssh-ed25519 key. Other kinds can't be used here.
damaged = This key is incomplete or has a wrong character. Copy it again.
no-key = Enter a public key that starts with age1 or ssh-ed25519.
not-random = This browser gives no random numbers, so nothing can be encrypted here.
not-loaded = A part of the page couldn't be loaded. Check your connection, and select Encrypt again.
gone = The secret is no longer here.
