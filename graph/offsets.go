package graph

import "unicode/utf8"

// offsetStride is the distance, in code points, between two remembered byte positions of [Offsets].
const offsetStride = 64

// Offsets turns code point offsets of one text into byte offsets and back. Building it costs one pass; a look-up walks at most
// 64 code points.
type Offsets struct {
	text  string
	marks []int // marks[i] is the byte at which code point i*offsetStride starts
	runes int
}

// NewOffsets indexes a text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
	for i := range text {
		if o.runes%offsetStride == 0 {
			o.marks = append(o.marks, i)
		}
		o.runes++
	}
	return o
}

// Len returns the length of the text in code points.
func (o *Offsets) Len() int { return o.runes }

// Byte returns the byte offset of code point n, and false when n lies outside 0..Len.
func (o *Offsets) Byte(n int) (int, bool) {
	switch {
	case n < 0 || n > o.runes:
		return 0, false
	case n == o.runes:
		return len(o.text), true
	}
	at := o.marks[n/offsetStride]
	for range n % offsetStride {
		_, size := utf8.DecodeRuneInString(o.text[at:])
		at += size
	}
	return at, true
}

// Slice returns the text of a span, and false when the span is empty, reversed or outside the text.
func (o *Offsets) Slice(s Span) (string, bool) {
	start, ok := o.Byte(s.Start)
	if !ok || s.Start >= s.End {
		return "", false
	}
	end, ok := o.Byte(s.End)
	if !ok {
		return "", false
	}
	return o.text[start:end], true
}

// CodePoints returns the code point offset of byte offset at, which must start a code point or be the length of the text.
func (o *Offsets) CodePoints(at int) int {
	if at >= len(o.text) {
		return o.runes
	}
	low, high := 0, len(o.marks)
	for high-low > 1 {
		if mid := (low + high) / 2; o.marks[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	n := low * offsetStride
	for i := o.marks[low]; i < at; n++ {
		_, size := utf8.DecodeRuneInString(o.text[i:])
		i += size
	}
	return n
}
