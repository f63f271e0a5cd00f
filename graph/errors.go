package graph

import (
	"errors"
	"fmt"
)

// The six ways in which an operation fails. Test with [errors.Is]; anything else is an internal error.
var (
	ErrNotFound    = errors.New("not found")   // a named thing does not exist
	ErrInvalid     = errors.New("invalid")     // input breaks the contract; repeating it will fail again
	ErrConflict    = errors.New("conflict")    // another writer holds the store, or a newer schema does
	ErrUnavailable = errors.New("unavailable") // the store can't be reached or is closed; may work later
	ErrFull        = errors.New("full")        // a bound (disk, memory, size of an answer) is reached
	ErrCorrupt     = errors.New("corrupt")     // stored bytes are not what was written
)

// Error carries one of the six sentinels, what went wrong, and what a person can do about it.
type Error struct {
	Kind   error  // one of the sentinels
	Detail string // what, where: "article 3 claim 7: evidence 10..5 is no span"
	Remedy string // what to do, one clause; may be empty
	Err    error  // the cause, when there is one
}

// Error joins kind, detail and cause; the remedy is read with [Hint].
func (e *Error) Error() string {
	s := e.Kind.Error()
	if e.Detail != "" {
		s = e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives errors.Is and errors.As both the sentinel and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// Hint returns the remedy of the first [Error] in err's chain that has one, or "".
func Hint(err error) string {
	var e *Error
	for errors.As(err, &e) {
		if e.Remedy != "" {
			return e.Remedy
		}
		if e.Err == nil {
			return ""
		}
		err = e.Err
	}
	return ""
}

// Invalidf returns an [Error] of kind [ErrInvalid].
func Invalidf(format string, args ...any) error {
	return &Error{Kind: ErrInvalid, Detail: fmt.Sprintf(format, args...)}
}

// NotFoundf returns an [Error] of kind [ErrNotFound].
func NotFoundf(format string, args ...any) error {
	return &Error{Kind: ErrNotFound, Detail: fmt.Sprintf(format, args...)}
}
