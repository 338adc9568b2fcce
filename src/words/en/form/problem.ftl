### Words for the problems of the form.

# In a list of problems, away from the field.
of-value = { QUOTED($value) }: { $problem }
reference-too-long = { $over ->
    [one] Shorten the reference by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten the reference by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
reference-missing = Enter the service management reference for this app. Your organization requires one.
reference-refused = Check the service management reference. Your organization didn't accept it.
audience-not-in-cloud = Choose work or school accounts. This cloud doesn't have personal Microsoft accounts.
too-many-redirect-uris = { $over ->
    [one] Remove { NUMBER($over) } redirect URI. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } redirect URIs. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
 }
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
date-missing = Choose the last day that the secret works.
date-unreadable = Enter a date, such as 2027-05-22.
date-in-the-past = Choose tomorrow or a later day.
end-before-start = Choose a day after the start date.
start-outside = Choose a day from today to { $latest }.
date-too-far = Choose { $latest } or an earlier day. A secret can last at most 24 months.
long-lifetime = Choose a year or less if you can. A secret that expires sooner does less harm if it leaks.
from-link = From the link. Keep it only if it's what you want.
redirect-uri-not-selected = Select it to use it, or remove it. It came from a link.
redirect-uri-of-owner-not-selected = Select it to use it, or remove it. It came from a link and leads to { QUOTED($owner) }.
permission-not-selected = Select { QUOTED($permission) } of { $api } to use it, or remove it. It came from a link.
permission-unchecked = Look up { QUOTED($permission) } of { $api } in your tenant, or remove it.
permission-not-offered = Remove { QUOTED($permission) }. It came from a link, and { $api } offers no such permission.
description-missing-twice = Describe one of the secrets to tell them apart later. Another one has no description either.
description-twice = Change one description to tell the secrets apart later. Another secret has the same one.
description-too-long = { $over ->
    [one] Shorten the description by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten the description by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
too-many-secrets = { $over ->
    [one] Remove { NUMBER($over) } secret. You have { NUMBER($count) }, and this page creates at most { NUMBER($limit) } at a time.
   *[other] Remove { NUMBER($over) } secrets. You have { NUMBER($count) }, and this page creates at most { NUMBER($limit) } at a time.
 }
too-many-secrets-for-accounts = { $over ->
    [one] Remove { NUMBER($over) } secret. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } secrets. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
 }
