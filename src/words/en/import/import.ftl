### Words for starting from what somebody has already: a text, a file, or an app of the tenant.

lead = Fill in the form from an app that you already have. The text stays in your browser.
text = Manifest or metadata as JSON
text-hint = Paste an app manifest from the Entra admin center, OAuth client metadata (RFC 7591), requiredResourceAccess, or a recipe.
read-text = Read the text
file = Manifest or metadata as a file
choose-file = Choose a file
file-hint = A .json file. You can also drop one here.

## An app of the tenant.

search = App in your tenant
search-hint = Enter the start of its name.
search-apps = Search apps
searching = Searching…
none-found = No app has a name that starts with this.
# The page asks for no more than these.
first-found = Only the first { NUMBER($count) } apps are listed. Enter more of the name to narrow the list.
search-failed = Couldn't search the apps in your tenant.
reading = Reading { QUOTED($name) }…
not-read = Couldn't read { QUOTED($name) }.
# Why, where the tenant says no.
not-allowed = Ask an administrator for permission to read app registrations, or paste the manifest.
try-again = Try again, or paste the manifest.

## What was read.

graph-manifest = Microsoft Graph app manifest
older-manifest = App manifest in the older format
client-metadata = OAuth client metadata (RFC 7591)
required-access = Required API permissions
recipe = Recipe
application = App { QUOTED($name) }
taken = What fills in the form
nothing-taken = None of it fills in the form.
# Over the list of what does not come along.
left = What isn't taken over
credentials-stay = Credentials are never copied. Add new ones on the Credentials step.
use-it = Use these values
cancel = Cancel
replaces = You already started a registration. These values would replace it.
replace = Replace my registration
keep = Keep my registration
used = The values are in the form. Check each step before you register.
another = Start from something else

## Why something does not come along, over the names of what it is.

why-secret = Secrets and private keys are never taken over. Replace them in the app that they belong to, because the text had them.
why-public-platform = Redirect URIs of single-page, mobile, and desktop apps don't belong to a confidential client.
why-public-client = These settings make a public client. This page registers confidential clients.
why-implicit-grant = This page doesn't turn on the implicit grant. Microsoft recommends the authorization code flow.
why-not-set-here = This page doesn't set these. Add them in the Entra admin center after you register.
why-not-in-entra = Microsoft Entra ID has no setting for these.
why-unknown-api = This page doesn't know the APIs of these scopes. Select their permissions on the Permissions step.
why-too-many = One app can't have this many.
why-not-as-documented = These values aren't in the documented format.
why-unknown = This page doesn't know these properties.
why-set-by-entra = Microsoft Entra ID gives each app its own values for these.

## Why a text makes no draft.

empty = Paste the JSON first.
too-large = Use a smaller text or file. This page reads 256 KiB at most.
not-a-text = Save the file as UTF-8. It isn't readable text.
too-deep = Nest objects and lists less deeply.
markup = Copy the JSON itself. This is a web page or XML.
not-json = Check line { NUMBER($line) }, column { NUMBER($column) }. The text isn't valid JSON.
key-twice = Remove one of the keys { QUOTED($path) }. The text has it twice.
private-key = Don't share this private key. It was removed from this page, because anyone who has it can act as the app.
secret = Don't share this text. It has a secret or a token, so it was removed from this page.
not-known = Paste an app manifest, client metadata, or requiredResourceAccess. This JSON is none of them.
blueprint = Choose another app. Agent identity blueprints are managed elsewhere.
service-principal = Use the manifest of the app registration. This is a service principal (enterprise application).
recipe-asks = Open the recipe by its link. It has questions or mistakes, so it can't be used here.
