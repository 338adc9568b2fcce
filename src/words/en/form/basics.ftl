### Words of the step Basics.

lead = Name your app and choose who can sign in.
display-name = Display name
display-name-hint = Users see this name when they sign in or consent. You can change it later.
audience-legend = Supported account types
# To Microsoft's page on them.
audience-learn = Learn more about account types
audience-learn-at = https://learn.microsoft.com/entra/identity-platform/single-and-multi-tenant-apps

## The choices of accounts.

single-tenant = Single tenant – only { ISOLATED($tenant) }
single-tenant-hint = Only users and guests in { ISOLATED($tenant) }. Best for most internal apps.
multitenant = Multitenant – any Microsoft Entra tenant
multitenant-hint = Work and school accounts from any Microsoft Entra tenant.
multitenant-and-personal = Multitenant and personal Microsoft accounts
multitenant-and-personal-hint = Work and school accounts from any tenant, and personal accounts, such as Outlook.com or Xbox.
personal = Personal Microsoft accounts only
personal-hint = Accounts such as Outlook.com or Xbox. Work and school accounts can't sign in.

# What the tick below is about, on the review.
who = User assignment
assigned-alone = Require user assignment
assigned-alone-hint = Only users and groups you assign in Enterprise applications can sign in.
assigned-alone-learn = Learn more about user assignment
assigned-alone-learn-at = https://learn.microsoft.com/entra/identity-platform/howto-restrict-your-app-to-a-set-of-users
# What few registrations need.
more = More options
# What names the app in the organization's own database of services.
reference = Service management reference
# The same, as a field that may stay empty as far as is known.
reference-field = { reference } (optional)
reference-hint = The app's ID in your organization's service or asset management database. Some organizations require it.
notes = Notes
