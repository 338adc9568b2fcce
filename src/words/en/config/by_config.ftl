### Words of the start page that go by `config.json`, or by who is signed in.

# The card's words where the page has no configuration.
not-set-up = Sign-in isn't set up yet. You need one app registration and a config.json file.
set-up = Set up this page
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
# Over the recipes that the page's owner lists.
recipes = Recipes
