package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far long work is: a bar with rate and time left on a terminal, now and then a plain line elsewhere.
type progress struct {
	app   *app
	what  string
	total int // 0: unknown
	bar   *progressbar.ProgressBar
	start time.Time
	last  time.Time
	shown int
}

// plainInterval is the time between two plain lines.
const plainInterval = 5 * time.Second

// progress starts showing work on total things; 0 when nobody knows how many.
func (a *app) progress(what string, total int) *progress {
	p := &progress{app: a, what: what, total: total, start: a.now()}
	p.last = p.start
	if isTerminal(a.stderr) {
		length := int64(total)
		if total == 0 {
			length = -1
		}
		p.bar = progressbar.NewOptions64(length, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionFullWidth(),
			progressbar.OptionThrottle(65*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true))
		a.bar = p.bar
	}
	return p
}

// at tells that n things are done; detail is what a plain line adds.
func (p *progress) at(n int, detail string) {
	if p.bar != nil {
		_ = p.bar.Set(n) // a bar that can't be drawn stops no work
		return
	}
	if now := p.app.now(); now.Sub(p.last) >= plainInterval && n > p.shown {
		p.last, p.shown = now, n
		p.app.say("%s", p.line(n, detail, now))
	}
}

func (p *progress) line(n int, detail string, now time.Time) string {
	rate := float64(n) / now.Sub(p.start).Seconds()
	out := fmt.Sprintf("%s: %d", p.what, n)
	if p.total > 0 {
		left := time.Duration(float64(p.total-n) / rate * float64(time.Second))
		out += fmt.Sprintf(" of %d, %s left", p.total, left.Round(time.Second))
	}
	out += fmt.Sprintf(", %.1f a second", rate)
	if detail != "" {
		out += ", " + detail
	}
	return out
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear() // as in at
		p.app.bar = nil
	}
}
