### Words for finding an API, and for adding one that the tenant does not have.

# What the tabs choose among.
tabs = APIs to choose from
# A tab: the well-known ones.
microsoft-apis = Microsoft APIs
# A tab: every one of the tenant.
organization-apis = APIs my organization uses
# A tab: those of apps that the signed-in user owns.
my-apis = My APIs
search = Search APIs and permissions
# What can be typed there.
search-hint = For example, User.Read or Key Vault. You can also enter an application (client) ID or Application ID URI.
results = APIs
# The heading over those that fit what is typed.
apis = APIs
# A count beside what it counts.
number = { NUMBER($count) }
# How many permissions were found, and how many APIs.
match-search = { $permissions } and { $apis } match your search.
no-permissions-found = No permissions
permissions-found = { $permissions ->
    [one] { NUMBER($permissions) } permission
   *[other] { NUMBER($permissions) } permissions
}
no-apis-found = no APIs
apis-found = { $apis ->
    [one] { NUMBER($apis) } API
   *[other] { NUMBER($apis) } APIs
}
# The same where there are further pages.
apis-found-so-far = at least { NUMBER($apis) } APIs
# There are more than are listed.
apis-first-of = more than { NUMBER($apis) } APIs
recent = Used in this session
often-used = Commonly used
# The suggestion of `User.Read`.
user-read = Most apps that sign users in need User.Read (sign in and read user profile).
# The button of the suggestion.
add-user-read = Add User.Read
searching = Searching…
loading-more = Loading more results…
reading-microsoft = Checking which of these APIs are in this tenant…
reading-own = Loading the APIs that you own…
more-results = Show more results
nothing-found = No APIs or permissions match your search.
nothing-found-do = Enter the start of a word in a name, or an application (client) ID or Application ID URI.
no-such-uri = No API in this tenant has this Application ID URI.
no-such-uri-do = Enter the whole URI, such as api://contoso-orders, or search by the API's name.
# Nobody's.
none-own = You don't own an app that offers permissions.
none-own-do = The owner of an API can add you under Owners in its app registration.
# Two of the results have one name.
same-name = Some APIs have the same name. Use the application (client) ID to tell them apart.
search-failed = Couldn't search the APIs in this tenant.
# Its permissions aren't among the results.
graph-failed = Couldn't search the permissions of Microsoft Graph.
# The next page could not be read: what was found before stays.
more-failed = Couldn't load more results. The results so far are still here.
# The well-known APIs could not be looked up: they are listed all the same.
microsoft-failed = Couldn't check which of these APIs are in this tenant.
own-failed = Couldn't load the APIs that you own.
absent = Not in this tenant yet
offers-nothing = Offers no permissions
disabled = Disabled
not-in-tenant = { $api } isn't in this tenant yet.
not-in-tenant-do = This API has no service principal in your tenant, so no one can consent to it yet. If you're an administrator, create it. If not, send an administrator the command.
# An API of one's own that has no service principal.
own-not-in-tenant = { $api } has no service principal in this tenant yet.
own-not-in-tenant-do = You can select the permissions in its app registration. No one can consent to them until the service principal exists.
# The button that adds it.
create = Create service principal
# The question before it is added, where the page stands inside another one.
create-in = Create the service principal of { $api } in { QUOTED($tenant) }?
creating = Creating the service principal…
# Said once it was added.
added-to-tenant = { $api } is now in this tenant.
look-again = Check again
add-failed = Couldn't create the service principal.
# 403.
add-not-allowed = You don't have permission to add APIs to this tenant. Send an administrator the command, then check again.
# 400.
add-no-application = No app that this tenant can use has this ID. Check the ID in the API's documentation.
# What the well-known APIs are for.
about-microsoft-graph = Users, groups, mail, files, and the rest of Microsoft 365 and Microsoft Entra ID.
about-azure-healthcare-apis = FHIR services of Azure Health Data Services.
about-azure-dicom = DICOM services of Azure Health Data Services.
about-azure-key-vault = Secrets, keys, and certificates.
about-azure-storage = Blobs, files, queues, and tables.
about-azure-sql = Databases in Azure SQL.
about-azure-service-management = Azure resources, through Azure Resource Manager.
about-azure-data-explorer = Queries to Azure Data Explorer clusters.
about-azure-devops = Repositories, pipelines, and work items.
about-log-analytics = Queries to Azure Monitor logs.
about-sharepoint = Sites and lists, through the SharePoint API.
about-exchange = Mailboxes, through the Exchange API.
about-office-management = Activity logs and service health of Microsoft 365.
about-power-bi = Reports, dashboards, and semantic models.
about-dataverse = Tables in Dataverse and Dynamics 365.
