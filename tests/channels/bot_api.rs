//! A Bot API server of our own: it keeps updates until they are acknowledged, checks what a bot
//! sends by the rules of the Bot API, and fails on demand.

mod http;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

pub const TOKEN: &str = "42:secret";
/// Nothing in these tests takes so long unless it is broken.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What goes wrong with a call, once.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing: the fault after it is for a later call.
    Nothing,
    /// The Bot API says no.
    Error { code: u16, description: &'static str, parameters: Value },
    /// A server in between says no, in HTML.
    Page(u16),
    /// The connection breaks before anything is done.
    ResetBefore,
    /// It is done, but the connection breaks before the answer.
    ResetAfter,
}

/// A call that came.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: String,
    pub params: Value,
    /// The id of the message that it made.
    pub message_id: Option<i64>,
}

type OnPoll = Box<dyn Fn(i64) + Send>;

#[derive(Default)]
struct State {
    updates: Vec<Value>,
    /// Delivered with the next answer, whatever the offset.
    repeats: Vec<Value>,
    last_update: i64,
    last_message: i64,
    calls: Vec<Call>,
    faults: Vec<(&'static str, Fault)>,
    texts: HashMap<(i64, i64), Value>,
    /// Topics that are there: their names, and whether they are closed.
    topics: HashMap<(i64, i64), (String, bool)>,
    violations: Vec<String>,
    on_poll: Option<OnPoll>,
    polls: usize,
}

/// The server. It ends with the test's runtime.
#[derive(Clone)]
pub struct BotApi {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    changes: watch::Sender<u64>,
}

impl BotApi {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let api = Self { address, state: Arc::default(), changes: watch::Sender::new(0) };
        let server = api.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(server.clone().serve(stream));
            }
        });
        api
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Queues an update of a kind; returns it with its id.
    pub fn push(&self, kind: &str, body: Value) -> Value {
        self.change(|state| {
            state.last_update += 1;
            let update = json!({"update_id": state.last_update, kind: body});
            state.updates.push(update.clone());
            update
        })
    }

    /// A person writes in their private chat.
    pub fn say(&self, chat: i64, text: &str) -> Value {
        let message_id = self.next_message();
        let from = json!({"id": chat, "is_bot": false, "first_name": "Ann", "language_code": "en"});
        let chat = json!({"id": chat, "type": "private"});
        self.push("message", json!({"message_id": message_id, "from": from, "chat": chat, "date": 0, "text": text}))
    }

    /// A person presses a button.
    pub fn press(&self, chat: i64, message_id: i64, query: &str, data: &str) -> Value {
        let message = json!({"message_id": message_id, "date": 0, "chat": {"id": chat, "type": "private"}});
        let from = json!({"id": chat, "is_bot": false, "first_name": "Ann"});
        self.push("callback_query", json!({"id": query, "from": from, "message": message, "data": data}))
    }

    /// A person writes in a forum, in a topic of it or not.
    pub fn say_in(&self, (group, topic): (i64, Option<i64>), person: i64, text: &str) -> Value {
        let from = json!({"id": person, "is_bot": false, "first_name": "Ann", "language_code": "en"});
        let message = self.in_forum(group, topic, json!({"from": from, "text": text}));
        self.push("message", message)
    }

    /// A person presses a button in a topic.
    pub fn press_in(&self, (group, topic): (i64, Option<i64>), person: i64, query: &str, data: &str) -> Value {
        let message = self.in_forum(group, topic, json!({}));
        let from = json!({"id": person, "is_bot": false, "first_name": "Ann"});
        self.push("callback_query", json!({"id": query, "from": from, "message": message, "data": data}))
    }

    fn in_forum(&self, group: i64, topic: Option<i64>, mut message: Value) -> Value {
        message["message_id"] = self.next_message().into();
        message["date"] = 0.into();
        message["chat"] = json!({"id": group, "type": "supergroup", "is_forum": true});
        if let Some(topic) = topic {
            message["message_thread_id"] = topic.into();
            message["is_topic_message"] = true.into();
        }
        message
    }

    /// Topics of a group: id, name, closed or not; oldest first.
    pub fn topics(&self, group: i64) -> Vec<(i64, String, bool)> {
        let state = self.state.lock().expect("the state");
        let here = state.topics.iter().filter(|((chat, _), _)| *chat == group);
        let mut topics: Vec<_> = here.map(|((_, id), (name, closed))| (*id, name.clone(), *closed)).collect();
        topics.sort();
        topics
    }

    /// A person deletes a topic with its messages.
    pub fn delete_topic(&self, group: i64, topic: i64) {
        self.change(|state| {
            state.topics.remove(&(group, topic)).expect("a topic");
            state.texts.retain(|(chat, _), _| *chat != group);
        });
    }

    /// Waits until the topics of a group are so.
    pub async fn until_topics(&self, group: i64, wanted: &[(&str, bool)]) -> Vec<i64> {
        let so = || {
            let topics = self.topics(group);
            let is: Vec<(&str, bool)> = topics.iter().map(|(_, name, closed)| (name.as_str(), *closed)).collect();
            (is == wanted).then(|| topics.iter().map(|(id, ..)| *id).collect())
        };
        self.until(&format!("topics {wanted:?}"), so).await
    }

    /// Delivers an update that was acknowledged before.
    pub fn repeat(&self, update: Value) {
        self.change(|state| state.repeats.push(update));
    }

    /// The next call of this method fails so; several faults come one after another.
    pub fn fail(&self, method: &'static str, fault: Fault) {
        self.change(|state| state.faults.push((method, fault)));
    }

    /// Called with the offset of each poll, before it acknowledges anything.
    pub fn on_poll(&self, hook: OnPoll) {
        self.change(|state| state.on_poll = Some(hook));
    }

    /// Calls of a method so far.
    pub fn calls(&self, method: &str) -> Vec<Call> {
        let state = self.state.lock().expect("the state");
        state.calls.iter().filter(|call| call.method == method).cloned().collect()
    }

    /// Texts sent to a chat so far.
    pub fn texts(&self, chat: i64) -> Vec<String> {
        let to = self.calls("sendMessage").into_iter().filter(|call| call.params["chat_id"] == chat);
        to.filter_map(|call| call.params["text"].as_str().map(str::to_owned)).collect()
    }

    /// Waits until there are so many calls of a method; returns them.
    pub async fn until_calls(&self, method: &str, count: usize) -> Vec<Call> {
        self.until(&format!("{count} calls of {method}"), || Some(self.calls(method)).filter(|c| c.len() >= count))
            .await
    }

    /// Waits until a chat got so many texts; returns them.
    pub async fn until_texts(&self, chat: i64, count: usize) -> Vec<String> {
        self.until(&format!("{count} texts in {chat}"), || Some(self.texts(chat)).filter(|t| t.len() >= count)).await
    }

    /// Waits for one more poll than there were: everything before it has been taken.
    pub async fn until_next_poll(&self) {
        let polls = || self.state.lock().expect("the state").polls;
        let before = polls();
        self.until("a poll", || (polls() > before).then_some(())).await;
    }

    /// Breaches of the Bot API's rules so far.
    pub fn violations(&self) -> Vec<String> {
        self.state.lock().expect("the state").violations.clone()
    }

    async fn until<T>(&self, what: &str, found: impl Fn() -> Option<T>) -> T {
        let mut changes = self.changes.subscribe();
        let wait = async {
            loop {
                if let Some(found) = found() {
                    return found;
                }
                changes.changed().await.expect("the server runs");
            }
        };
        let in_time = tokio::time::timeout(PATIENCE, wait).await;
        in_time.unwrap_or_else(|_| panic!("no {what}; calls: {:#?}", self.state.lock().expect("the state").calls))
    }

    fn next_message(&self) -> i64 {
        self.change(|state| {
            state.last_message += 1;
            state.last_message
        })
    }

    fn change<T>(&self, job: impl FnOnce(&mut State) -> T) -> T {
        let done = job(&mut self.state.lock().expect("the state"));
        self.changes.send_modify(|count| *count += 1);
        done
    }

    async fn serve(self, mut stream: TcpStream) {
        let mut buffer = vec![];
        while let Some(request) = http::read(&mut stream, &mut buffer).await {
            assert_eq!(request.token, TOKEN);
            let fault = self.change(|state| {
                let at = state.faults.iter().position(|(method, _)| *method == request.method)?;
                Some(state.faults.remove(at).1)
            });
            let (status, body) = match fault {
                None | Some(Fault::Nothing) => self.answer(&request.method, request.params).await,
                Some(Fault::Error { code, description, parameters }) => {
                    self.note(&request.method, request.params, None);
                    let said = json!({"ok": false, "error_code": code, "description": description,
                        "parameters": parameters});
                    (code, said.to_string())
                }
                Some(Fault::Page(status)) => {
                    self.note(&request.method, request.params, None);
                    (status, "<html>no</html>".to_owned())
                }
                Some(Fault::ResetBefore) => {
                    self.note(&request.method, request.params, None);
                    stream.set_zero_linger().expect("a reset");
                    return;
                }
                Some(Fault::ResetAfter) => {
                    self.answer(&request.method, request.params).await;
                    stream.set_zero_linger().expect("a reset");
                    return;
                }
            };
            http::write(&mut stream, status, &body).await;
        }
    }

    fn note(&self, method: &str, params: Value, message_id: Option<i64>) {
        self.change(|state| state.calls.push(Call { method: method.to_owned(), params, message_id }));
    }

    async fn answer(&self, method: &str, params: Value) -> (u16, String) {
        let ok = |result: Value| (200, json!({"ok": true, "result": result}).to_string());
        match method {
            "getMe" => ok(json!({"id": 42, "is_bot": true, "first_name": "Clinic", "username": "clinic_bot"})),
            "getUpdates" => ok(self.poll(&params).await),
            "sendMessage" if self.topic_is_missing(&params) => self.refuse(method, params, "message thread not found"),
            "createForumTopic" => {
                let (id, chat) = (self.next_message(), params["chat_id"].as_i64().unwrap_or_default());
                let name = params["name"].as_str().unwrap_or_default().to_owned();
                self.change(|state| {
                    if !(1..=128).contains(&name.chars().count()) {
                        state.violations.push(format!("{method}: {params}"));
                    }
                    state.topics.insert((chat, id), (name.clone(), false));
                });
                self.note(method, params, Some(id));
                ok(json!({"message_thread_id": id, "name": name, "icon_color": 7_322_096}))
            }
            "editForumTopic" | "closeForumTopic" | "reopenForumTopic" | "deleteForumTopic" => {
                if self.topic_is_missing(&params) {
                    return self.refuse(method, params, "TOPIC_ID_INVALID");
                }
                let key = topic_of(&params);
                let same = self.change(|state| {
                    let Some((name, closed)) = state.topics.get(&key).cloned() else { return true };
                    let after = match method {
                        "editForumTopic" => Some((params["name"].as_str().unwrap_or(&name).to_owned(), closed)),
                        "closeForumTopic" => Some((name.clone(), true)),
                        "reopenForumTopic" => Some((name.clone(), false)),
                        _ => None,
                    };
                    let same = after.as_ref() == Some(&(name, closed));
                    match after {
                        Some(after) => state.topics.insert(key, after),
                        None => state.topics.remove(&key),
                    };
                    same
                });
                if same {
                    return self.refuse(method, params, "TOPIC_NOT_MODIFIED");
                }
                self.note(method, params, None);
                ok(json!(true))
            }
            "sendMessage" | "sendPhoto" | "sendDocument" => {
                let breach = self.breach(method, &params);
                let message_id = self.next_message();
                let chat = params["chat_id"].as_i64().unwrap_or_default();
                self.change(|state| {
                    state.violations.extend(breach);
                    state.texts.insert((chat, message_id), params["text"].clone());
                });
                self.note(method, params, Some(message_id));
                ok(json!({"message_id": message_id, "date": 0, "chat": {"id": chat, "type": "private"}}))
            }
            "sendMediaGroup" => {
                let chat = params["chat_id"].as_i64().unwrap_or_default();
                let items = params["media"].as_array().map_or(0, Vec::len);
                if !(2..=10).contains(&items) || params.get("reply_markup").is_some() {
                    self.change(|state| state.violations.push(format!("{method}: {params}")));
                }
                let ids: Vec<i64> = (0..items).map(|_| self.next_message()).collect();
                self.note(method, params, ids.last().copied());
                let of = |id: &i64| json!({"message_id": id, "date": 0, "chat": {"id": chat, "type": "private"}});
                ok(ids.iter().map(of).collect())
            }
            "editMessageText" => {
                let key = (params["chat_id"].as_i64().unwrap_or(0), params["message_id"].as_i64().unwrap_or(0));
                let text = params["text"].clone();
                let before = self.change(|state| state.texts.get(&key).cloned());
                let breach = self.breach(method, &params);
                self.note(method, params, None);
                let refused = match before {
                    None => "Bad Request: message to edit not found",
                    Some(before) if before == text => {
                        "Bad Request: message is not modified: specified new message content and reply markup are \
                         exactly the same as a current content and reply markup of the message"
                    }
                    Some(_) => {
                        self.change(|state| {
                            state.violations.extend(breach);
                            state.texts.insert(key, text);
                        });
                        return ok(json!({"message_id": key.1, "date": 0, "chat": {"id": key.0, "type": "private"}}));
                    }
                };
                (400, json!({"ok": false, "error_code": 400, "description": refused}).to_string())
            }
            "answerCallbackQuery" | "setMyCommands" | "deleteMyCommands" => {
                self.note(method, params, None);
                ok(json!(true))
            }
            _ => (404, json!({"ok": false, "error_code": 404, "description": "Not Found"}).to_string()),
        }
    }

    fn topic_is_missing(&self, params: &Value) -> bool {
        let there = |key| self.state.lock().expect("the state").topics.contains_key(&key);
        !params["message_thread_id"].is_null() && !there(topic_of(params))
    }

    fn refuse(&self, method: &str, params: Value, why: &str) -> (u16, String) {
        self.note(method, params, None);
        let description = format!("Bad Request: {why}");
        (400, json!({"ok": false, "error_code": 400, "description": description}).to_string())
    }

    async fn poll(&self, params: &Value) -> Value {
        let offset = params["offset"].as_i64().unwrap_or(0);
        self.note("getUpdates", params.clone(), None);
        let mut changes = self.changes.subscribe();
        self.change(|state| {
            if let Some(hook) = &state.on_poll {
                hook(offset);
            }
            state.updates.retain(|update| update["update_id"].as_i64() >= Some(offset));
            state.polls += 1;
        });
        let some = async {
            loop {
                let found: Vec<Value> = {
                    let mut state = self.state.lock().expect("the state");
                    let repeats = std::mem::take(&mut state.repeats);
                    repeats.into_iter().chain(state.updates.iter().take(100).cloned()).collect()
                };
                if !found.is_empty() {
                    return found;
                }
                changes.changed().await.expect("the server runs");
            }
        };
        let seconds = params["timeout"].as_u64().unwrap_or(0);
        tokio::time::timeout(Duration::from_secs(seconds), some).await.unwrap_or_default().into()
    }

    /// What the Bot API would refuse, and what this bot must not do.
    fn breach(&self, method: &str, params: &Value) -> Vec<String> {
        let mut breaches = vec![];
        let mut check = |is_so: bool, what: &str| {
            if !is_so {
                breaches.push(format!("{method}: {what}"));
            }
        };
        check(params.get("parse_mode").is_none(), "parse_mode is used");
        if method != "sendPhoto" && method != "sendDocument" {
            let text = params["text"].as_str().unwrap_or_default();
            let units = text.encode_utf16().count();
            check(!text.trim().is_empty() && units <= 4096, "text is blank or too long");
            check(params["link_preview_options"]["is_disabled"] == true, "a link preview is shown");
            for entity in params["entities"].as_array().into_iter().flatten() {
                let end = entity["offset"].as_u64().unwrap_or(9999) + entity["length"].as_u64().unwrap_or(9999);
                check(end <= units as u64, "an entity goes beyond the text");
            }
        }
        check(params["caption"].as_str().unwrap_or_default().encode_utf16().count() <= 1024, "caption too long");
        for row in params["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten() {
            for button in row.as_array().into_iter().flatten() {
                let bytes = button["callback_data"].as_str().unwrap_or_default().len();
                check((1..=64).contains(&bytes), "callback_data of a wrong length");
            }
        }
        breaches
    }
}

/// Group and topic that a call names.
fn topic_of(params: &Value) -> (i64, i64) {
    (params["chat_id"].as_i64().unwrap_or_default(), params["message_thread_id"].as_i64().unwrap_or_default())
}
