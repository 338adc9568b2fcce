### Words where the page may create an application and nothing more: what that means, and what an administrator is

# On the step Review, before anything is sent.
review-title = This page makes the application and its secret here, and nothing more.
review-text = Your tenant grants it no more than AppRegistration.Create. An administrator makes the service principal afterwards: the result has the request for it, ready to send.
# The heading of what is left, on the result.
heading = Left to an administrator
# What is missing, and what that means.
lead = The application has no service principal yet. Until an administrator makes it, nobody can sign in to the client, and its secret obtains no token.
command = Azure CLI
request = Request to Microsoft Graph
text-label = Text for an administrator
who = It takes an Application Administrator or a Cloud Application Administrator, and one of these.
# No secret came of it.
secret-left = You hold no client secret of this application, and this page may not make one now.
secret-left-do = You own the application: make a secret in the Entra admin center, under Certificates & secrets.
