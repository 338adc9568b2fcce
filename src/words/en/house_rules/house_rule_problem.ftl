### What is wrong with a value of house rules, and what to do.

pattern-braces = Close each brace, or write a brace twice to keep it as text.
pattern-place = Use {"{"}word{"}"}, {"{"}any{"}"}, or words with | between them, such as {"{"}dev|prod{"}"}.
not-a-host = Use a host such as app.contoso.com, or *.contoso.com for all hosts below it.
not-an-object-id = Use the object ID of a user or a service principal. The Entra admin center shows it.
not-a-picture = Use the name of a picture beside index.html, such as brand/logo.svg.
not-a-color = Use a color with six digits, such as #0f6cbd.
too-light = Use a darker color. White text on it needs a contrast of 4.5 to 1.
no-such-rule = Remove it. This page knows no such rule.
