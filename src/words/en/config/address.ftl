### Words of the page's address, where nobody can sign in at it.

# Why nobody can sign in at the page's address.
not-secure = Open this page at an address that starts with https:// or http://localhost. Sign-in doesn't work at this one.
forbidden-character = Move this page. Its address contains { QUOTED($character) }, which Microsoft Entra ID doesn't allow in a redirect URI.
address-too-long = Move this page. Its address is longer than Microsoft Entra ID allows for a redirect URI.
# On the link to the address of this page at which people can sign in.
open-on-localhost = Open { ISOLATED($address) }
