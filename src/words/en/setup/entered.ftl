### The form for a registration that exists.

lead = Enter the two IDs from the registration's overview. They aren't secret.
client-id = Application (client) ID
# What is often taken for it.
client-id-hint = Not the object ID, which is next to it.
tenant = Directory (tenant) ID
# What else it can be.
tenant-hint = Or a domain of the tenant, such as contoso.onmicrosoft.com.
use-it = Use in this tab
download = Download config.json
# What each of the two does.
what = To try it out, use it in this tab. For everyone, download config.json and put it beside index.html.
# After the first.
used = This tab now uses these settings.
used-then = Test them below, or go back to the start page to sign in.
# After the second.
downloaded = config.json downloaded.
# The browser refused.
not-downloaded = Your browser didn't save config.json. Copy its text instead:
file = config.json
# The owner has turned the page off.
turned-off = The owner of this page has turned off sign-in. That includes this tab.

## What is wrong with a field: what to do first.

client-id-empty = Enter the application (client) ID from the registration's overview.
tenant-empty = Enter the directory (tenant) ID from the registration's overview.
not-a-client-id = Copy the application (client) ID from the registration's overview. It has 32 digits and letters in five groups.
many-tenants = Enter the directory (tenant) ID of one tenant. This value stands for many.
not-a-tenant = Enter a directory (tenant) ID, or a domain such as contoso.onmicrosoft.com.
