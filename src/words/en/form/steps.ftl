### The names of the steps: in the list, as a page's heading and in its title; and what the list says of those whose own
### words come later. They are known before the steps are there.

basics = Basics
redirect-uris = Redirect URIs
permissions = API permissions
# How many permissions are selected.
permissions-entered = { NUMBER($count) } selected
credentials = Credentials
review = Review
