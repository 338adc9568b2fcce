### What is wrong with a redirect URI. The value stands right above, or before it.

not-a-uri = Enter a complete URI, such as https://app.contoso.com/callback.
several = Enter each URI in a row of its own. This row has { NUMBER($count) }.
extra = Remove { QUOTED($text) }. It isn't part of the URI.
placeholder = Replace { QUOTED($text) } with your own value.
no-port = Remove the colon after the host, or add a port.
bad-port = Correct or remove the port { QUOTED($port) }. Ports are numbers from 1 to 65535.
bad-host = Correct the host { QUOTED($host) }. No such host can exist.
backslash = Use / instead of \.
blank = Remove the space or hidden character, or write it as %20 if it belongs there.
scheme-not-allowed = Use https, or http://localhost for local development. A web app can't use { QUOTED($scheme) }.
http-needs-localhost = Use https. http works only for localhost and 127.0.0.1.
ipv6-loopback = Use localhost or 127.0.0.1. Microsoft Entra ID doesn't accept [::1].
loopback-not-in-portal = You can register this URI here. The Entra admin center accepts http with 127.0.0.1 only in the manifest.
too-long = { $over ->
    [one] Shorten the URI by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten the URI by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
# The code is the character's percent-encoding.
forbidden-character = Remove { QUOTED($character) }, or write it as { $code } in the path. Redirect URIs can't have this character.
fragment = Remove the fragment, which starts at #. Redirect URIs can't have one.
user-info = Remove the user name and the @ before the host. Redirect URIs can't have them.
wildcard-with-personal = Add each URI instead. Personal accounts don't allow wildcards.
wildcard = A wildcard accepts any subdomain, including one an attacker controls. Add each URI instead if you can.
wildcard-misplaced = Add each URI instead. A * can only be the whole first part of the host, as in https://*.contoso.com.
query-with-personal = Remove the query, which starts at ?. Personal accounts don't allow one.
host-not-ascii = Write the host in Punycode, which starts with xn--. It has letters outside ASCII.
path-not-ascii = Percent-encode the letters outside ASCII after the host.
duplicate = This URI is already in the list. Remove one of them.
port-twin = Keep one, or give each its own path. It differs from { QUOTED($other) } only in its port, which Microsoft Entra ID ignores for localhost.
case-twin = It differs from { QUOTED($other) } only in capitalization. Keep the one your app uses.
no-path-slash = Microsoft Entra ID adds a trailing slash when there's no path. Add it here so the URIs match.

## The buttons that mend it.

use-https = Use https
remove-blanks = Remove spaces
use-localhost = Use localhost
remove-fragment = Remove fragment
remove-user-name = Remove user name
remove-query = Remove query
use-punycode = Use Punycode
percent-encode = Percent-encode
add-slash = Add slash
complete = Complete URI
split = Split into rows
only-address = Keep only the URI
use-slashes = Use /
correct = Correct URI
too-many-redirect-uris = { $over ->
    [one] Remove { NUMBER($over) } redirect URI. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } redirect URIs. You have { NUMBER($count) }, and these account types allow { NUMBER($limit) }.
 }
redirect-uri-not-selected = Select it to use it, or remove it. It came from a link, recipe, or import.
redirect-uri-of-owner-not-selected = Select it to use it, or remove it. It came from a link, recipe, or import and leads to { QUOTED($owner) }.
