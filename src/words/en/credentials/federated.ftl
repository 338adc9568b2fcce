### Words of federated credentials.

issuer = Issuer
issuer-hint = The URL of the identity provider, exactly as in the token's iss claim.
subject = Subject identifier
subject-hint = Exactly as in the token's sub claim. Uppercase and lowercase letters are different.
audience = Audience
audience-hint = The token's aud claim. Keep this value unless your identity provider can't send it.
name = Name
name-hint = You can't change it later.
description-hint = For example, which pipeline uses it.
# To Microsoft's page on them.
learn = Learn more about workload identity federation
learn-at = https://learn.microsoft.com/entra/workload-id/workload-identity-federation

## One that a link brought.

use-it = Use this credential
# After it: whose tokens it takes.
use-it-means = It came from a link. Tokens from { ISOLATED($issuer) } for { ISOLATED($subject) } would sign in as your app.
not-selected = Select it to use it, or remove it. It came from a link.

## What is wrong.

issuer-missing = Enter the issuer's URL.
subject-missing = Enter the subject identifier.
audience-missing = Enter the audience.
name-missing = Enter a name.
too-long = { $over ->
    [one] Shorten it by { NUMBER($over) } character. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
   *[other] Shorten it by { NUMBER($over) } characters. It has { NUMBER($length) }, and the limit is { NUMBER($limit) }.
 }
name-too-short = Use at least { NUMBER($limit) } characters.
name-character = Remove { QUOTED($character) }. A name can have only letters a to z, digits, hyphens, and underscores.
name-beginning = Start the name with a letter or a digit.
has-blank = Remove the space.
has-control-character = Remove the line break or other control character.
issuer-not-https = Enter a URL that starts with https://.
name-twice = Choose another name. Another credential already has this one.
trust-twice = Change the issuer or the subject. Another credential already has both.
wildcard = Replace the * with the exact value. Microsoft Entra ID doesn't match patterns here.
other-audience = Check the audience. It isn't the one that this cloud expects by default.
use-audience = Use this cloud's audience
too-many = { $over ->
    [one] Remove { NUMBER($over) } federated credential. You have { NUMBER($count) }, and an app can have { NUMBER($limit) }.
   *[other] Remove { NUMBER($over) } federated credentials. You have { NUMBER($count) }, and an app can have { NUMBER($limit) }.
 }
