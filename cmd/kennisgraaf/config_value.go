package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The kinds of value in a configuration. Each is a pflag.Value.
type (
	file   string // a path; empty: none
	text   string
	commas []string      // written with commas between
	toggle string        // on, off or auto
	truth  bool          // written "true" or "false"
	count  int           // not negative
	bound  int           // 1 or more
	size   int64         // bytes, 1 or more; written "20MB" (a million bytes each) or "256KiB" (1,024 each)
	span   time.Duration // not negative; written "30s"
)

func (t *text) String() string { return string(*t) }
func (t *text) Type() string   { return "text" }

// Set implements pflag.Value.
func (t *text) Set(s string) error {
	if strings.TrimSpace(s) == "" {
		return errors.New("it is empty")
	}
	*t = text(s)
	return nil
}

func (t *truth) String() string { return strconv.FormatBool(bool(*t)) }
func (t *truth) Type() string   { return "bool" }

// Set implements pflag.Value.
func (t *truth) Set(s string) error {
	on, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("%q is neither true nor false", s)
	}
	*t = truth(on)
	return nil
}

func (f *file) String() string { return string(*f) }
func (f *file) Type() string   { return "file" }

// Set implements pflag.Value.
func (f *file) Set(s string) error {
	*f = file(s)
	return nil
}

func (w *commas) String() string { return strings.Join(*w, ",") }
func (w *commas) Type() string   { return "list" }

// Set implements pflag.Value.
func (w *commas) Set(s string) error {
	*w = nil
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.TrimSpace(word); word != "" {
			*w = append(*w, word)
		}
	}
	return nil
}

func (t *toggle) String() string { return string(*t) }
func (t *toggle) Type() string   { return "on|off|auto" }

// Set implements pflag.Value.
func (t *toggle) Set(s string) error {
	switch s {
	case "on", "off", "auto":
		*t = toggle(s)
		return nil
	default:
		return fmt.Errorf("%q is not on, off or auto", s)
	}
}

func (c *count) String() string { return strconv.Itoa(int(*c)) }
func (c *count) Type() string   { return "number" }

// Set implements pflag.Value.
func (c *count) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return fmt.Errorf("%q is no number of 0 or more", s)
	}
	*c = count(n)
	return nil
}

func (b *bound) String() string { return strconv.Itoa(int(*b)) }
func (b *bound) Type() string   { return "number" }

// Set implements pflag.Value.
func (b *bound) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return fmt.Errorf("%q is no number of 1 or more", s)
	}
	*b = bound(n)
	return nil
}

func (d *span) String() string { return time.Duration(*d).String() }
func (d *span) Type() string   { return "time" }

// Set implements pflag.Value.
func (d *span) Set(s string) error {
	parsed, err := time.ParseDuration(s)
	if err != nil || parsed < 0 {
		return fmt.Errorf("%q is no time like 30s or 2m", s)
	}
	*d = span(parsed)
	return nil
}

// unit is a unit of sizes.
type unit struct {
	name  string
	bytes int64
}

// units returns the units of a size, a longer name before one that it ends in.
func units() []unit {
	return []unit{{"GiB", 1 << 30}, {"GB", 1e9}, {"MiB", 1 << 20}, {"MB", 1e6}, {"KiB", 1 << 10}, {"KB", 1e3}, {"B", 1}}
}

func (s *size) String() string {
	for _, u := range units() {
		if n := int64(*s); n >= u.bytes && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.name
		}
	}
	return "0B"
}

func (s *size) Type() string { return "size" }

// Set implements pflag.Value.
func (s *size) Set(written string) error {
	factor, digits := int64(1), strings.ToUpper(strings.TrimSpace(written))
	for _, u := range units() {
		if cut, ok := strings.CutSuffix(digits, strings.ToUpper(u.name)); ok {
			factor, digits = u.bytes, strings.TrimSpace(cut)
			break
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 1 || n > (1<<62)/factor {
		return fmt.Errorf("%q is no size like 20MB or 256KiB", written)
	}
	*s = size(n * factor)
	return nil
}
