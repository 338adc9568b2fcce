### The form for a registration that exists.

lead = Enter the two IDs from the registration's overview. They are no secrets.
client-id = Application (client) ID
# What is often taken for it.
client-id-hint = Not the object ID, which stands beside it.
tenant = Directory (tenant) ID
# What else it can be.
tenant-hint = Or a domain of the tenant, such as contoso.onmicrosoft.com.
use-it = Use it in this tab
download = Download config.json
# What each of the two does.
what = To try it out, use it in this tab. For everybody, download config.json and put it beside index.html.
# After the first.
used = This tab uses these settings now.
used-then = Test them below, or go back to the start to sign in.
# After the second.
downloaded = config.json was handed to the browser to save.
# The browser refused.
not-downloaded = The browser did not save the file. Copy its text instead:
file = config.json
# The owner has turned the page off.
turned-off = The owner of this page has turned signing in off, for this tab as well.
