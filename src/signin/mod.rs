//! Sign-in with Microsoft Entra ID: authorization code with PKCE, decided without a browser.
