package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// idle is how long a connection without a request stays open.
const idle = 60 * time.Second

// Listen binds an address, "127.0.0.1:8080" or "localhost:0" for any free port. Beyond loopback it binds only with tokens: whoever
// reaches the server may ask. Errors: ErrInvalid for an address that is refused; ErrUnavailable when the port is taken.
func Listen(ctx context.Context, address string, tokens *token.Keyring) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%q is no HOST:PORT", address), Remedy: "give an address like 127.0.0.1:8080",
		}
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) && (tokens == nil || tokens.Len() == 0) {
		return nil, &graph.Error{
			Kind: graph.ErrInvalid, Detail: fmt.Sprintf("%q is no loopback address", address),
			Remedy: "bind 127.0.0.1 or localhost, or make access tokens with `kennisgraaf token create` and name their file with --tokens",
		}
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, &graph.Error{
			Kind: graph.ErrUnavailable, Detail: "listen on " + address, Remedy: "choose another port, or 0 for any free one", Err: err,
		}
	}
	return l, nil
}

// Serve answers on l until ctx ends, and then lets running requests finish for as long as Limits.Stop. It closes l. Only the
// limits and the log of o count here. A handler of [New] loads meanwhile what makes the first questions fast; where that fails,
// the log says so. Errors: what the listener fails with, and running requests that did not finish.
func Serve(ctx context.Context, l net.Listener, h http.Handler, o Options) error {
	o = o.withDefaults()
	warming, cool := context.WithCancel(ctx)
	var warmed sync.WaitGroup
	defer warmed.Wait()
	defer cool()
	if w, ok := h.(warmer); ok {
		warmed.Go(func() {
			if err := w.Warm(warming); err != nil && warming.Err() == nil {
				o.Log.WarnContext(warming, "not ready for the first questions", "error", err)
			}
		})
	}
	streams, end := context.WithCancel(context.Background())
	defer end()
	if o.Tokens == nil {
		h = &local{next: h, origins: o.Origins}
	}
	server := &http.Server{
		Handler:           h,
		BaseContext:       func(net.Listener) context.Context { return context.WithValue(context.Background(), stopKey{}, streams) },
		ReadHeaderTimeout: o.Limits.Header,
		ReadTimeout:       o.Limits.Request,
		WriteTimeout:      2 * o.Limits.Request,
		IdleTimeout:       idle,
		MaxHeaderBytes:    o.Limits.Body,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	end()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), o.Limits.Stop)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return errors.Join(fmt.Errorf("stop serving: %w", err), server.Close())
	}
	return nil
}
