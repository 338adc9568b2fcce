//! The windows of a journey: what is looked at, what opens, what closes.

use serde_json::json;
use thirtyfour::WindowHandle;

use crate::browser::Browser;

impl Browser {
    /// Looks into the page's first frame from now on, or into the one of the element, once that has one.
    pub async fn enter_frame(&self) {
        let frame = "const element = document.querySelector('client-registrar');
            return element ? element.shadowRoot?.querySelector('iframe') : document.querySelector('iframe')";
        let entered = async |browser: &Self| {
            let session = &browser.driver.session;
            session.execute(frame, vec![]).await.ok()?.element().ok()?.enter_frame().await.ok()?;
            // WebKit leaves one in the empty page that was there before the frame's own has come.
            let place = session.execute("return location.href", vec![]).await;
            if place.is_ok_and(|place| place.json() != "about:blank") {
                return Some(());
            }
            session.enter_default_frame().await.ok()?;
            None
        };
        self.until("a frame", entered).await;
    }

    /// Looks at the page around the frame from now on.
    pub async fn leave_frame(&self) {
        self.driver.session.enter_default_frame().await.unwrap();
    }

    /// Does something with the page around the frame, if it is a frame that is looked at.
    pub async fn beyond_frames(&self, what: impl AsyncFnOnce(&Self)) {
        let framed = self.script("return window !== top", vec![]).await == json!(true);
        if framed {
            self.leave_frame().await;
        }
        what(self).await;
        if framed {
            self.enter_frame().await;
        }
    }

    /// The window that is looked at.
    pub async fn window(&self) -> WindowHandle {
        self.driver.session.window().await.unwrap()
    }

    /// All windows.
    pub async fn windows(&self) -> Vec<WindowHandle> {
        self.driver.session.windows().await.unwrap()
    }

    /// Looks at this window, at its page and not at a frame, from now on.
    pub async fn look_at(&self, window: &WindowHandle) {
        self.driver.session.switch_to_window(window.clone()).await.unwrap();
    }

    /// Presses a control that opens a window, and looks at that window from now on.
    pub async fn press_to_open(&self, role: &str, name: &str) -> WindowHandle {
        let before = self.windows().await;
        self.press(role, name).await;
        let opened = self
            .until(&format!("a window after '{name}'"), async |browser| {
                browser.windows().await.into_iter().find(|window| !before.contains(window))
            })
            .await;
        self.look_at(&opened).await;
        opened
    }

    /// Presses a control whose window may be gone before the press is told to have been done.
    pub async fn press_and_lose(&self, role: &str, name: &str) {
        let control = self.find(role, name).await;
        let _gone = control.click().await;
    }

    /// Looks at this window from now on, and waits until it is the only one.
    pub async fn alone_in(&self, window: &WindowHandle) {
        self.look_at(window).await;
        self.until("all other windows to close", async |browser| (browser.windows().await.len() == 1).then_some(()))
            .await;
    }

    /// Closes the window that is looked at, as a person would, and looks at this one from now on.
    pub async fn close_and_look_at(&self, window: &WindowHandle) {
        self.driver.session.close_window().await.unwrap();
        self.look_at(window).await;
    }
}
