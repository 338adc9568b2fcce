### Words of the start page. `index.html` paints the same ones before the module arrives.

title = Register an app in Microsoft Entra ID
lead = Set up redirect URIs, API permissions, and a client secret for a web app in five steps. Everything runs in your browser and goes only to Microsoft.
tenant-title = Use your tenant
tenant-body = Sign in with your work or school account. Your app isn't created until you select Register.
sign-in = Sign in
sandbox-title = Try the sandbox
sandbox-body = Try every step with sample data. No account needed, and nothing leaves your browser.
try-sandbox = Open sandbox
