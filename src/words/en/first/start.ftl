### Words of the start page. `index.html` paints the same ones before the module arrives.

title = Register an app in Microsoft Entra ID
lead = Set up redirect URIs, API permissions, and a client secret for a web app in five steps. Everything runs in your browser and goes only to Microsoft.
sign-in = Sign in
try-sandbox = Try the sandbox
hint = Nothing is created until you select Register. The sandbox needs no account.
