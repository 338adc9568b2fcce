### Words where the page can create an app and nothing more: what that means, and what an administrator is asked to do
### afterwards.

# On the step Review, before anything is sent.
review-title = This page can create only the app and its secret.
review-text = Your tenant grants this page only AppRegistration.Create. After you register, you get a message that asks an administrator to create the service principal.
# The heading of what is left, on the result.
heading = Administrator action needed
# What is missing, and what that means.
lead = The app has no service principal yet. Until an administrator creates it, users can't sign in and the client secret doesn't work.
command = Azure CLI
request = Request to Microsoft Graph
text-label = Message for an administrator
who = An Application Administrator or a Cloud Application Administrator can create it with either of these.
# Federated credentials are wanted, which this page can't create there.
federated-left = This page can't create the federated credentials here. As the app's owner, you can create them in the Entra admin center.
# No secret came of it.
secret-left = You don't have a client secret for this app, and this page can't create one now.
secret-left-do = As the app's owner, you can create one in the Entra admin center under Certificates & secrets.
# The subject of the message.
about = Service principal for { $name }
message =
    Hello,

    I registered the app { $name } in { $tenant } ({ $id }), as { $account }. Its application (client) ID is { $app }.

    The page that I used can't create service principals, so the app can't be used yet. An Application Administrator or a Cloud Application Administrator can create the service principal once.

    With the Azure CLI:
    { $command }

    Or with Microsoft Graph:
    { $request }
