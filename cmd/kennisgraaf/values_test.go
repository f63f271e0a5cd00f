package main

import (
	"testing"
	"time"

	"github.com/spf13/pflag"
)

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		written string
		want    int64 // 0: refused
		shown   string
	}{
		{"1", 1, "1B"},
		{"20MB", 20_000_000, "20MB"},
		{"20 mb", 20_000_000, "20MB"},
		{"256KiB", 262_144, "256KiB"},
		{"1000KB", 1_000_000, "1MB"},
		{"1024KiB", 1 << 20, "1MiB"},
		{"2GB", 2_000_000_000, "2GB"},
		{"1GiB", 1 << 30, "1GiB"},
		{"1234B", 1234, "1234B"},
		{"0", 0, ""},
		{"-1", 0, ""},
		{"", 0, ""},
		{"MB", 0, ""},
		{"1.5MB", 0, ""},
		{"9999999999GB", 0, ""},
		{"20TB", 0, ""},
	} {
		var s size
		err := s.Set(c.written)
		switch {
		case c.want == 0 && err == nil:
			t.Errorf("%q was read as %d", c.written, s)
		case c.want != 0 && (err != nil || int64(s) != c.want || s.String() != c.shown):
			t.Errorf("%q: got %d (%s), %v; want %d (%s)", c.written, int64(s), s.String(), err, c.want, c.shown)
		}
	}
}

func TestNumbersAndTimes(t *testing.T) {
	var (
		n count
		b bound
		d span
		x text
	)
	for _, c := range []struct {
		value   pflag.Value
		written string
		shown   string // "": refused
	}{
		{&n, "0", "0"},
		{&n, "12", "12"},
		{&n, "-1", ""},
		{&n, "een", ""},
		{&b, "1", "1"},
		{&b, "0", ""},
		{&d, "90s", "1m30s"},
		{&d, "0s", "0s"},
		{&d, "-1s", ""},
		{&d, "10", ""},
		{&x, "sqlite:k.db", "sqlite:k.db"},
		{&x, " ", ""},
	} {
		err := c.value.Set(c.written)
		if (err == nil) != (c.shown != "") || err == nil && c.value.String() != c.shown {
			t.Errorf("%s %q: got %s, %v; want %q", c.value.Type(), c.written, c.value, err, c.shown)
		}
	}
}

func TestSettingsHaveOneNameEach(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range defaultConfig().list {
		if seen[s.name] || s.usage == "" || s.value.String() == "" && s.value.Type() != "file" && s.value.Type() != "list" {
			t.Errorf("setting %q: named twice, without a meaning or without a value", s.name)
		}
		seen[s.name] = true
		if err := s.value.Set(s.value.String()); err != nil {
			t.Errorf("setting %q refuses its own value %q: %v", s.name, s.value, err)
		}
	}
	for _, name := range append(append(readSettings(), serveSettings()...), "store", "lock-wait", "workers") {
		if !seen[name] {
			t.Errorf("a command uses the setting %q, which does not exist", name)
		}
	}
}

func TestLimitsReachTheirOptions(t *testing.T) {
	c := defaultConfig()
	c.read.file, c.read.text, c.read.depth = 1, 2, 3
	if o := c.readOptions(); o.MaxFile != 1 || o.MaxText != 2 || o.MaxDepth != 3 {
		t.Errorf("limits of reading: %+v", o)
	}
	for i, s := range c.list {
		switch v := s.value.(type) {
		case *bound:
			*v = bound(1000 + i)
		case *span:
			*v = span(time.Duration(1000+i) * time.Second)
		}
	}
	c.serve.body = 4
	l := c.apiLimits()
	seen := map[int]string{}
	for name, n := range map[string]int{
		"body": l.Body, "header": int(l.Header / time.Second), "request": int(l.Request / time.Second), "in flight": l.InFlight,
		"tokens": l.Tokens, "depth": l.Depth, "introspection": l.Introspection, "aliases": l.Aliases, "same field": l.SameField,
		"page": l.Page, "cost": l.Cost, "errors": l.Errors,
	} {
		if other, twice := seen[n]; twice || n < 1000 && name != "body" {
			t.Errorf("limit %s has the value %d, which is not its own (%s)", name, n, other)
		}
		seen[n] = name
	}
}
