### Words of the start page. `index.html` paints the same ones before the module arrives.

title = Register a client in Microsoft Entra ID
lead = Register an app that can keep a secret: its redirect URIs, API permissions and client secret, in five short steps. This page runs in your browser alone and talks to nobody but Microsoft.
tenant-title = In your tenant
tenant-body = Sign in with your work or school account. Nothing is made before you have reviewed it.
sign-in = Sign in
# The card's words where the page has no configuration.
not-set-up = Signing in is not set up here yet. It takes one app registration and one small file.
set-up = Set up this page
sandbox-title = In the sandbox
sandbox-body = Walk through every step in a made-up tenant inside this page. No account is needed, and nothing is sent.
try-sandbox = Try the sandbox
# Over the mistakes of `config.json`.
config-wrong = config.json has mistakes, so signing in is off.
# Over what is ignored of `config.json`.
config-warnings = config.json has something in it that is not used.
# The answer for `config.json` was an error, or none.
config-unread = This page can't read config.json, so signing in is off.
# The card's words while `config.json` cannot be used.
off = Signing in is off until config.json is in order. Set up this page shows how it has to look.
# The page was built without the hosts of the cloud.
out-of-reach = This copy of the page cannot reach the cloud in config.json, so signing in is off.
# Before the command that builds it with them.
build-for-it = Build the page for this cloud, and put the new files in place of these:
# The card's words while that is so.
off-out-of-reach = Signing in is off until the page is built for the cloud in config.json.
# Over the message of the page's owner.
turned-off = Signing in is turned off on this page.
# The card's words while that is so.
turned-off-tenant = Nobody can sign in here at the moment. The sandbox stays open.
# What was entered for this tab takes the place of `config.json`.
of-tab = This tab uses settings that were entered on the set-up page.
of-tab-means = They take the place of config.json until this tab is closed. Other tabs do not use them.
go-on = Continue
