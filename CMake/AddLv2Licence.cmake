# Adds to a bundle's description the licence that JUCE's generator has no field for.
#   cmake -D BUNDLE=... -D URI=... -P AddLv2Licence.cmake

file (APPEND "${BUNDLE}/dsp.ttl"
      "\n<${URI}> doap:license <https://spdx.org/licenses/GPL-3.0-or-later> .\n")
