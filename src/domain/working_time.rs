//! Working hours with Chinese holidays and make-up workdays.
