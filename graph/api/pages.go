package api

import (
	"context"
	"net/http"

	"github.com/klauspost/compress/gzhttp"

	"github.com/kennisgraaf/kennisgraaf/graph/api/page"
)

// pages serves pages within the limits on requests.
type pages struct {
	*page.Pages
	slots  chan struct{}
	limits Limits
}

// ServeHTTP answers with a page when there is room.
func (p *pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	default:
		p.Busy(w, r)
		return
	}
	if len(r.URL.RequestURI()) > longestAddress {
		http.Error(w, "the address is too long", http.StatusRequestURITooLong)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), p.limits.Request)
	defer cancel()
	p.Pages.ServeHTTP(w, r.WithContext(ctx))
}

// longestAddress is how many bytes the address of a page may have.
const longestAddress = 8 << 10

// leastCompressed is the size in bytes from which an answer is compressed.
const leastCompressed = 1024

// compressed compresses the answers of a handler for clients that can read them; streams go out as they come.
func compressed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(leastCompressed))
	if err != nil {
		return next // options that never change are right or wrong for good, and a test sees them right
	}
	zipped := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isUpgrade(r) || isEvents(r) {
			next.ServeHTTP(w, r)
			return
		}
		zipped.ServeHTTP(w, r)
	})
}
