### Words for finding an API, and for adding one that the tenant does not have.

# What the tabs choose among.
tabs = Which APIs
# A tab: the well-known ones.
microsoft-apis = Microsoft APIs
# A tab: every one of the tenant.
organization-apis = APIs my organization uses
# A tab: those of applications that the signed-in person owns.
my-apis = My APIs
search = Search APIs
# What can be typed there.
search-hint = By name, application (client) ID or identifier URI.
results = APIs found
recent = Used in this session
often-used = Often used
# The suggestion of `User.Read`.
user-read = Clients that sign people in mostly need one permission of Microsoft Graph: to read the profile of the signed-in user.
# The button of the suggestion.
add-user-read = Add User.Read
searching = Searching…
loading-more = Loading more results…
reading-microsoft = Looking up which of these are in this tenant…
reading-own = Reading the APIs that you own…
more-results = More results
nothing-found = No API of this tenant has a name with these words.
nothing-found-do = Type the beginning of a word of the API's name, its application (client) ID or its identifier URI.
no-such-uri = No API of this tenant goes by this identifier URI.
no-such-uri-do = Type all of it, as in api://contoso-orders, or search by the API's name.
# None of the well-known ones.
not-well-known = No API that is listed here has a name with these words.
# Goes on to the tab of all APIs.
search-organization = Search the APIs my organization uses
# Nobody's.
none-own = You own no application that offers permissions.
none-own-do = An owner of an API can add you under Owners of its app registration.
# Two of the results have one name.
same-name = Some of these have the same name. Tell them apart by their application (client) ID.
search-failed = The APIs of this tenant could not be read.
# The next page could not be read: what was found before stays.
more-failed = More results could not be read. Those that were found are still here.
# The well-known APIs could not be looked up: they are listed all the same.
microsoft-failed = Which of these APIs are in this tenant could not be read.
own-failed = The APIs that you own could not be read.
absent = Not in this tenant yet
offers-nothing = Offers no permissions
disabled = Disabled
not-in-tenant-do = The tenant has no service principal for it, without which nobody can consent to its permissions. Create one as an administrator, or send an administrator the command.
own-not-in-tenant-do = You can pick its permissions as its app registration lists them. Nobody can consent to them before it has one.
# The button that adds it.
create = Create the service principal
creating = Creating the service principal…
add-command-label = For an administrator (Azure CLI)
look-again = Check again
add-failed = The service principal could not be created.
# 403.
add-not-allowed = Your account may not add APIs to this tenant. Send an administrator the command, then check again.
# 400.
add-no-application = No application that this tenant can use has this ID. Check it against what the API's publisher says.
