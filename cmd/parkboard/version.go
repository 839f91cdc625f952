package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// built is the version put in by the linker: -X main.built=v1.2.3.
var built string

// versionName is the version of this build: the linker's, else the module's
// revision, else devel.
func versionName() string {
	if built != "" {
		return built
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return s.Value[:12]
			}
		}
	}
	return "devel"
}

func version(_ context.Context, e env) int {
	set := flags(e, "version")
	if _, code, ok := parse(set, e); !ok {
		return code
	}
	say(e.stdout, fmt.Sprintf("parkboard %s %s/%s %s", versionName(), runtime.GOOS, runtime.GOARCH, runtime.Version()))
	return done
}
