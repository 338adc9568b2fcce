### Words about a registration that has come by a link.

# Beside a value that a link brought.
badge = From the link
# What there is to know before the form is opened.
ready-do = Nothing is made before you have looked at all of it and pressed Register.
# What taking the link's registration costs.
waiting-do = You have begun one of your own here. The registration from the link would take its place.
use-it = Use the registration from the link
keep = Keep mine
# Over why a link makes no registration.
unreadable-title = The registration in the link cannot be used.
use-redirect-uri = Use this redirect URI
use-permission = Use this permission
# The names of a permission are the link's word.
unchecked = This is what the link calls it. Look it up to see which permission this ID is:
# Reads the permission's API.
look-up = Look up in your tenant
not-offered = The API does not offer this permission.
# Over what the review repeats.
unchanged = Some of this came by a link and is as the link had it.
# Before the host to which a redirect URI leads, for those who do not read addresses every day.
leads-to = Sign-in answers would go to{" "}
# Over the button that has a service principal made for an API that a link names.
use-api = I know this API by its ID
use-api-means = This ID came by a link, and the name beside it can be anything. Create a service principal only for an API that you trust.
