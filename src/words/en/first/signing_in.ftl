### Words of going to Microsoft and coming back, which the start page can show as well.

# While the browser goes to Microsoft.
leaving = Going to Microsoft…
# While the page takes the answer of a sign-in in.
arriving = Signing you in…
# After the person has called it off.
cancelled = Sign-in canceled. Nothing has changed.
# After signing out.
signed-out = You're signed out.
# Where the sign-in is over: a page in a frame can know it from the start.
ended = Your sign-in has ended.
ended-form = Sign in again to continue. Your entries are kept, and nothing is sent until you select Register.
ended-registering = Sign in again. The registration then continues where it stopped.
ended-registered = Sign in again to continue. Everything you created is kept.
again = Sign in again
# Leads out of a frame, with what was typed.
open-in-new-tab = Open in a new tab
# Why nobody can sign in at the page's address.
not-secure = Open this page at an address that starts with https:// or http://localhost. Sign-in doesn't work at this one.
forbidden-character = Move this page. Its address contains { QUOTED($character) }, which Microsoft Entra ID doesn't allow in a redirect URI.
address-too-long = Move this page. Its address is longer than Microsoft Entra ID allows for a redirect URI.
# On the link to the address of this page at which people can sign in.
open-on-localhost = Open { ISOLATED($address) }
