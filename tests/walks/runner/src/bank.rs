//! The bank's page, as a person uses it in a browser: its buttons are forms, its way back a link.

use ureq::Agent;

/// Presses a button of the page by its name. `return` gives the link that leads back to the app.
pub(crate) fn press(page: &str, action: &str) -> Result<Option<String>, String> {
    let config = Agent::config_builder().http_status_as_error(false).build();
    let agent: Agent = config.into();
    let mut answer = agent.get(page).call().map_err(|error| error.to_string())?;
    let html = answer.body_mut().read_to_string().map_err(|error| error.to_string())?;
    if !answer.status().is_success() {
        return Err(format!("{page}: {} {html}", answer.status()));
    }
    if action == "return" {
        let (_, rest) = html.split_once("href=\"tongtu://").ok_or("no way back on the page")?;
        let link = rest.split('"').next().unwrap_or_default();
        return Ok(Some(format!("tongtu://{link}")));
    }
    if !html.contains(&format!("value=\"{action}\"")) {
        return Err(format!("no {action} on the page: {html}"));
    }
    let mut done = agent
        .post(page)
        .content_type("application/x-www-form-urlencoded")
        .send(format!("do={action}"))
        .map_err(|error| error.to_string())?;
    if done.status().is_success() || done.status().is_redirection() {
        return Ok(None);
    }
    let said = done.body_mut().read_to_string().unwrap_or_default();
    Err(format!("{page} {action}: {} {said}", done.status()))
}
