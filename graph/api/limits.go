package api

import "time"

// Limits bounds what one request may ask and how long it may take. A zero field stands for its default.
type Limits struct {
	Body     int           // bytes of a request
	Header   time.Duration // until the header is read
	Request  time.Duration // until the answer is computed
	Stop     time.Duration // for running requests when the server stops
	InFlight int           // requests that are computed at a time
	Streams  int           // WebSockets and event streams that are open at a time
	Rate     int           // requests of one token in a second

	Tokens        int // of a query, counted before it is parsed
	Name          int // bytes of a field, alias, type, fragment or variable's name
	Depth         int // fields inside fields
	Introspection int // depth below __schema and __type
	Aliases       int // in an operation, fragments spread
	SameField     int // selections of one field in one place, fragments spread
	Page          int // items of a page, and ids in one list
	Cost          int // objects that an answer may hold; see costs
	Errors        int // in one answer
}

// DefaultLimits returns the limits that hold when nothing else is said.
func DefaultLimits() Limits {
	return Limits{
		Body: 256 << 10, Header: 5 * time.Second, Request: 10 * time.Second, Stop: 10 * time.Second, InFlight: 64,
		Streams: 100, Rate: 50,
		Tokens: 1000, Name: 100, Depth: 12, Introspection: 15, Aliases: 15, SameField: 20, Page: 100, Cost: 50_000, Errors: 10,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	for _, p := range []struct{ at, def *int }{
		{&l.Body, &d.Body},
		{&l.InFlight, &d.InFlight},
		{&l.Streams, &d.Streams},
		{&l.Rate, &d.Rate},
		{&l.Tokens, &d.Tokens},
		{&l.Name, &d.Name},
		{&l.Depth, &d.Depth},
		{&l.Introspection, &d.Introspection},
		{&l.Aliases, &d.Aliases},
		{&l.SameField, &d.SameField},
		{&l.Page, &d.Page},
		{&l.Cost, &d.Cost},
		{&l.Errors, &d.Errors},
	} {
		if *p.at == 0 {
			*p.at = *p.def
		}
	}
	for _, p := range []struct{ at, def *time.Duration }{
		{&l.Header, &d.Header}, {&l.Request, &d.Request}, {&l.Stop, &d.Stop},
	} {
		if *p.at == 0 {
			*p.at = *p.def
		}
	}
	return l
}
