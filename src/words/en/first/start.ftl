### Words of the start page. `index.html` paints the same ones before the module arrives.

title = Register an app in Microsoft Entra ID
lead = Set up redirect URIs, API permissions, and a client secret for a web app in five steps. Everything runs in your browser and goes only to Microsoft.
tenant-title = Use your tenant
tenant-body = Sign in with your work or school account. Your app isn't created until you select Register.
sign-in = Sign in
# The card's words where the page has no configuration.
not-set-up = Sign-in isn't set up yet. You need one app registration and a config.json file.
set-up = Set up this page
sandbox-title = Try the sandbox
sandbox-body = Try every step with sample data. No account needed, and nothing leaves your browser.
try-sandbox = Open sandbox
# Over the mistakes of `config.json`.
config-wrong = Fix config.json to turn on sign-in.
# Over what is ignored of `config.json`.
config-warnings = This page doesn't use all of config.json.
# The answer for `config.json` was an error, or none.
config-unread = Sign-in is off because this page can't read config.json.
# The card's words while `config.json` cannot be used.
off = Sign-in is off until config.json is fixed. To see an example, select { set-up }.
# The page was built without the hosts of the cloud.
out-of-reach = Sign-in is off because this page can't reach the cloud in config.json.
# Before the command that builds it with them.
build-for-it = To fix this, build the page for this cloud and upload the new files:
# The card's words while that is so.
off-out-of-reach = Sign-in is off until the page is built for the cloud in config.json.
# Over the message of the page's owner.
turned-off = Sign-in is turned off on this page.
# The card's words while that is so.
turned-off-tenant = You can't sign in here right now. The sandbox still works.
# What was entered for this tab takes the place of `config.json`.
of-tab = This tab uses settings from the setup page.
of-tab-means = They replace config.json until you close this tab. Other tabs don't use them.
go-on = Continue
# Who is signed in, and where.
signed-in = You're signed in to { QUOTED($tenant) } as { QUOTED($account) }.
