//! How much one may ask for: per browser, per address of the net, and all together.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::{App, oops};

/// What one browser may send in a minute: faster than anybody types and presses.
const OF_ONE_PLACE: u32 = 60;
/// What one address of the net may ask for in a minute: an office or a mobile network behind it holds many firms.
const OF_ONE_NET: u32 = 600;
/// What may be sent in a second by all: what one small server does easily; more is an attack or a mistake.
const OF_ALL: u32 = 200;
/// Keys kept before those that count no more are dropped.
const KEYS_MAX: usize = 20_000;

type Keyed<K> = RateLimiter<K, HashMapStateStore<K>, DefaultClock>;

/// The limits in use.
pub struct Limits {
    places: Keyed<String>,
    nets: Keyed<IpAddr>,
    all: governor::DefaultDirectRateLimiter,
}

impl Limits {
    /// Nobody has asked for anything yet.
    pub fn new() -> Self {
        let per_minute = |count: u32| Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN));
        let all = Quota::per_second(NonZeroU32::new(OF_ALL).unwrap_or(NonZeroU32::MIN));
        Self {
            places: RateLimiter::hashmap(per_minute(OF_ONE_PLACE)),
            nets: RateLimiter::hashmap(per_minute(OF_ONE_NET)),
            all: RateLimiter::direct(all),
        }
    }

    /// May this browser send something more?
    pub fn place(&self, place: &str) -> bool {
        if self.places.len() > KEYS_MAX {
            self.places.retain_recent();
        }
        self.places.check_key(&place.to_owned()).is_ok()
    }

    fn net(&self, from: IpAddr) -> bool {
        if self.nets.len() > KEYS_MAX {
            self.nets.retain_recent();
        }
        self.nets.check_key(&from).is_ok()
    }
}

/// Before every page: is it too much?
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let from = if app.settings.behind_proxy { told_by_proxy(request.headers()).or(from) } else { from };
    let within = from.is_none_or(|from| app.limits.net(whole_net(from)))
        && (request.method() == Method::GET || app.limits.all.check().is_ok());
    if within { next.run(request).await } else { oops::too_much().into_response() }
}

/// The last address in `X-Forwarded-For`: the one that our own proxy wrote; earlier ones may be invented.
fn told_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    headers.get("x-forwarded-for")?.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// One house has a whole /64 of IPv6 addresses: they count as one.
fn whole_net(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_is_stopped_and_others_go_on() {
        let limits = Limits::new();
        let taken = (0..OF_ONE_PLACE * 2).filter(|_| limits.place("a")).count();
        assert!((OF_ONE_PLACE as usize..OF_ONE_PLACE as usize + 3).contains(&taken), "{taken}");
        assert!(limits.place("b"));
    }

    #[test]
    fn only_the_word_of_the_nearest_proxy_counts() {
        let mut headers = HeaderMap::new();
        assert_eq!(told_by_proxy(&headers), None);
        headers.insert("x-forwarded-for", "10.0.0.1, 192.0.2.7".parse().unwrap());
        assert_eq!(told_by_proxy(&headers), Some(IpAddr::from([192, 0, 2, 7])));
        headers.insert("x-forwarded-for", "nonsense".parse().unwrap());
        assert_eq!(told_by_proxy(&headers), None);
    }

    #[test]
    fn addresses_of_one_house_count_as_one() {
        let net = |text: &str| whole_net(text.parse().unwrap());
        assert_eq!(net("2001:db8:1:2:3::1"), net("2001:db8:1:2:ffff::2"));
        assert_ne!(net("2001:db8:1:2::1"), net("2001:db8:1:3::1"));
    }
}
