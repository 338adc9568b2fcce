### Words of what is wrong with `config.json`.

not-json = config.json isn't valid JSON. See line { NUMBER($line) }, column { NUMBER($column) }.
empty-file = config.json is empty. The setup page shows what goes in it.
not-unicode = Save config.json as UTF-8 and upload it again. It isn't UTF-8 text.
not-one-object = config.json has to be one object in braces.
missing = Add { QUOTED($key) } to config.json. It's missing.
# What is found is short. A whole sentence says what to write.
wrong = { QUOTED($key) } is { ISOLATED($found) }. { $fix }
# The same of a text.
wrong-text = { QUOTED($key) } is { QUOTED($found) }. { $fix }
key-twice = Remove one { QUOTED($key) } from config.json. It's in there twice.
unknown-key = { QUOTED($key) } isn't a setting of this page, so it's ignored.

## What a value has to be.

not-text = Use text in double quotes.
not-a-flag = Use true or false, without quotes.
not-a-list = Use a list in square brackets.
not-an-object = Use an object in braces.
not-filled-in = Replace it with the ID from the overview of this page's app registration.
not-a-client-id = Copy the application (client) ID from the overview of this page's app registration.
tenant-of-many = Enter one directory (tenant) ID. This value covers many tenants.
not-a-tenant = Enter a directory (tenant) ID or a domain name, such as contoso.onmicrosoft.com.
not-tenants = Use a list of tenants in square brackets, or any in double quotes.
not-a-cloud = Use the name of a cloud, or an object that describes one.
unprintable = Use only letters, digits, spaces, and visible symbols.
unknown-cloud = Use global, usgov, usgov-dod, or china, or remove the key.
unknown-create = Use Application.ReadWrite.All or AppRegistration.Create, or remove the key.
origin-not-secure = Start it with https://. http:// works only for localhost and 127.0.0.1.
origin-wildcard = Name each origin in full. A * isn't allowed.
more-than-origin = Use only the origin, which is { QUOTED($origin) }.
not-an-origin = Enter an origin, such as https://docs.contoso.com.
not-a-recipe = Use the name of a file in the folder recipes, without .json, such as fhir-client.
listed-twice = Remove one of them. It's already in the list.
empty-value = Enter at least one word, or remove the key.
value-too-long = Use at most { NUMBER($most) } characters.

## Why it is not known whether there is a file.

# There is no file, and the host answers with a page.
page-of-no-kind = There's no config.json. Your host sends a page instead (status { NUMBER($status) }).
page-of-kind = There's no config.json. Your host sends a page instead (status { NUMBER($status) }, { ISOLATED($kind) }).
no-answer = Check your connection, then reload this page. The request for config.json got no response.
redirected = Let everyone read config.json at its own address. Your host redirects it, for example to a sign-in page. This page sends no cookies and follows no redirect.
sign-in-of-host = Let everyone read config.json. Your host requires its own sign-in for it (status 401). This page sends no cookies or passwords.
refused = Upload config.json, and let everyone read it. Your host refuses it (status 403). Amazon S3 also answers 403 for a missing file.
other-status = Reload this page later. Your host answered with status { NUMBER($status) } for config.json.

# An origin that the page was not built to reach.
left-out = This page's content security policy leaves out { QUOTED($origin) }.
