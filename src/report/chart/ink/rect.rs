//! A rectangle on the sheet, in points, y downwards.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    /// Left edge.
    pub(crate) x: f64,
    /// Upper edge.
    pub(crate) y: f64,
    /// Width.
    pub(crate) w: f64,
    /// Height.
    pub(crate) h: f64,
}

impl Rect {
    /// From the upper left corner and the size.
    pub(crate) fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Rect { x, y, w, h }
    }

    /// Right edge.
    pub(crate) fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Lower edge.
    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Whether both share more than a hair of ground (half a point each way).
    pub(crate) fn meets(&self, other: &Rect) -> bool {
        let across = self.right().min(other.right()) - self.x.max(other.x);
        let down = self.bottom().min(other.bottom()) - self.y.max(other.y);
        across > 0.5 && down > 0.5
    }

    /// Whether the other lies inside, give or take half a point.
    pub(crate) fn holds(&self, other: &Rect) -> bool {
        other.x >= self.x - 0.5
            && other.y >= self.y - 0.5
            && other.right() <= self.right() + 0.5
            && other.bottom() <= self.bottom() + 0.5
    }

    /// The same, grown by a margin on every side.
    pub(crate) fn grown(&self, by: f64) -> Rect {
        Rect::new(
            self.x - by,
            self.y - by,
            self.w + 2.0 * by,
            self.h + 2.0 * by,
        )
    }

    /// Cuts a strip of this height off the top.
    pub(crate) fn take_top(&mut self, h: f64) -> Rect {
        let strip = Rect::new(self.x, self.y, self.w, h);
        self.y += h;
        self.h -= h;
        strip
    }

    /// Cuts a strip of this height off the bottom.
    pub(crate) fn take_bottom(&mut self, h: f64) -> Rect {
        self.h -= h;
        Rect::new(self.x, self.bottom(), self.w, h)
    }

    /// Cuts a strip of this width off the left.
    pub(crate) fn take_left(&mut self, w: f64) -> Rect {
        let strip = Rect::new(self.x, self.y, w, self.h);
        self.x += w;
        self.w -= w;
        strip
    }

    /// Cuts a strip of this width off the right.
    pub(crate) fn take_right(&mut self, w: f64) -> Rect {
        self.w -= w;
        Rect::new(self.right(), self.y, w, self.h)
    }
}
