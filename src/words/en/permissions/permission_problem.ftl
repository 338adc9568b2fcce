### What is wrong with the selected permissions.

too-many-apis = { $over ->
    [one] Remove the permissions of { NUMBER($over) } API. You selected from { NUMBER($count) }, and an app can use { NUMBER($limit) }.
   *[other] Remove the permissions of { NUMBER($over) } APIs. You selected from { NUMBER($count) }, and an app can use { NUMBER($limit) }.
 }
too-many-foreign-apis = { $over ->
    [one] Remove the permissions of { NUMBER($over) } API from another organization. You selected from { NUMBER($count) } such APIs, and an app can use { NUMBER($limit) }.
   *[other] Remove the permissions of { NUMBER($over) } APIs from other organizations. You selected from { NUMBER($count) } such APIs, and an app can use { NUMBER($limit) }.
 }
too-many-permissions = { $over ->
    [one] Remove { NUMBER($over) } permission. You selected { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } permissions. You selected { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
 }
too-many-permissions-of-api = { $over ->
    [one] Remove { NUMBER($over) } permission of { $api }. You selected { NUMBER($count) }, and these account types allow { NUMBER($limit) } of one API.
   *[other] Remove { NUMBER($over) } permissions of { $api }. You selected { NUMBER($count) }, and these account types allow { NUMBER($limit) } of one API.
 }
permission-not-selected = Select { QUOTED($permission) } of { $api } to use it, or remove it. It came from a link, recipe, or import.
permission-unchecked = Look up { QUOTED($permission) } of { $api } in your tenant, or remove it.
permission-not-offered = Remove { QUOTED($permission) }. { $api } offers no such permission.
