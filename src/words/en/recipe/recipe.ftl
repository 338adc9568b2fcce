### Words of the page that shows a recipe before it fills the form in.

title = Use a recipe
lead = A recipe fills in the form for you. You check each value before anything is created.
# While the file is on its way.
loading = Loading the recipe…

## Where it comes from.

of-site = This recipe is a file of this site.
of-link = This recipe came in a link. Anyone can write one, and nothing here confirms who did.
# What the recipe says of its author.
by-own-word = It says it's from { QUOTED($who) }. Nothing confirms that.

## Its signature.

# A key of config.json, by its path.
key-wrong = The owner of this page has to fix { QUOTED($path) } in config.json. That key isn't trusted.
signed-by = Signed by { QUOTED($who) }
signed-means = The owner of this page trusts that signature. Some fixed values might not need your confirmation.
signed-wrong = The signature of this recipe is wrong.
signed-unknown = This page doesn't trust the key that signed this recipe.
unsigned-means = It counts as a recipe without a signature. Someone might have changed it.
signed-not-verified = Your browser can't check the signature of this recipe.
signed-other-browser = It counts as a recipe without a signature. A newer browser can check it.

## When there is none to use.

none = There's no recipe here.
none-do = Open a link to a recipe, or start with an empty form.
no-such-name = { QUOTED($name) } can't be the name of a recipe.
no-such-name-do = Names have lowercase letters, digits, and hyphens only.
not-there = This site has no recipe called { QUOTED($name) }.
not-there-do = Check the address, or ask whoever sent it to you.
not-read = The recipe { QUOTED($name) } couldn't be loaded.
no-answer = Check your connection, then reload this page. The request got no response.
redirected = Your host redirects the file, and this page follows no redirect.
other-status = Reload this page later. Your host answered with status { NUMBER($status) }.
wrong = This recipe has mistakes, so it isn't used.
wrong-do = Send this list to whoever wrote the recipe.
ignored = Parts of this recipe are ignored.

## The questions.

questions = Questions
# Before an answer was chosen.
choose = Choose…
answer-missing = Enter an answer.
answer-not-chosen = Choose one of the answers.
answer-too-long = { $over ->
    [one] Shorten the answer by { NUMBER($over) } character. It has { NUMBER($length) }, and the recipe allows { NUMBER($most) }.
   *[other] Shorten the answer by { NUMBER($over) } characters. It has { NUMBER($length) }, and the recipe allows { NUMBER($most) }.
 }
answer-hides = Remove the hidden characters.
answer-not-a-name = Use lowercase letters, digits, and hyphens between them.
answer-not-a-word = Use letters, digits, dots, hyphens, and underscores.
answer-not-a-host = Enter a host, such as app.contoso.com, without https:// and without a path.
answer-not-an-id = Enter an ID, such as 11111111-2222-3333-4444-555555555555.

## What it fills in.

fills-in = What it fills in
fixed = Fixed
fixed-means = The recipe means the values marked “Fixed” to stay as they are.
display-name = Display name
audience = Supported account types
single-tenant = Your organization only (single tenant)
assignment = User assignment
assignment-required = Required
assignment-not-required = Not required
reference = Service management reference
notes = Notes
redirect-uris = Redirect URIs
permissions = API permissions
credentials = Credentials

no-credential = None
kind-federated = Federated credential
kind-certificate = Certificate
kind-secret = Client secret
longest = A client secret lasts at most { NUMBER($days) } days.
# A permission, and its API as the recipe has it.
permission-of = { QUOTED($permission) } of { QUOTED($api) }
permission-alone = { QUOTED($permission) }
delegated = Delegated
application = Application
# Before the ID of an API that is none of Microsoft's well-known ones.
api-id = API ID
# A federated credential: whose tokens it takes.
trusts = Trusts { QUOTED($subject) } of { QUOTED($issuer) }
secret-days = A client secret for { NUMBER($days) } days
ticks = You confirm each redirect URI, permission, and federated credential in the form.
next-steps = Next steps after you register

## Ways on.

use-it = Use this recipe
replaces = You already started a registration. Using this recipe replaces it.
back = Back

## Sharing a draft as a recipe.

share-lead = A recipe with these values, for others to begin with. It has no secret, no certificate, no tenant, and nothing of what you registered.
recipe-title = Title of the recipe
recipe-title-hint = Others see it before they use the recipe.
# What a draft has and no recipe can say.
left-certificates = Certificates aren't in it. Whoever uses the recipe adds their own.
left-dates = Custom start and end dates of secrets aren't in it.
left-notes = The note isn't in it. Recipes hold shorter ones.
left-permissions = Permissions without a name aren't in it.
too-large-to-share = This registration is too large for a recipe.
link-label = Link
iframe-label = Code for a frame
element-label = Code for an element
frames-need = The frame works on sites that config.json lists under embed.parents.
download = Download the file
was-downloaded = Recipe downloaded.
not-downloaded = Your browser didn't save the file.
