### Words of the step Credentials.

# The name of the step.
name = Credentials
lead = How does this client prove who it is?
kind = Credential
secret-name = Client secret
secret-hint = A password for the client, made by Microsoft. It is shown once, right after you register.
no-secret = No secret now
no-secret-hint = You can add a secret, a certificate or a federated credential later in the Entra admin center.
description = Description
description-hint = Optional. Tells secrets apart later: where this one is used, and by whom.
expires = Expires
end-date = End date
end-date-hint = At most 24 months from today.
add = Add another secret
# Removes one; read together with its name.
remove = Remove
# With a number, the description that a further secret begins with.
suggested = Secret
