import { useEffect, useRef, useState } from "react";

export default function Registrar({ recipe }) {
  const element = useRef(null);
  const [clientId, setClientId] = useState("not registered yet");
  useEffect(() => {
    const registrar = element.current;
    const registered = ({ detail }) => setClientId(detail.appId + (detail.sandbox ? " (sandbox)" : ""));
    registrar.addEventListener("client-registrar:registered", registered);
    return () => registrar.removeEventListener("client-registrar:registered", registered);
  }, []);
  return (
    <>
      <client-registrar ref={element} recipe={recipe} title="Register a FHIR client" />
      <p>Your client ID: <code>{clientId}</code></p>
    </>
  );
}
