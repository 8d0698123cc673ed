# Adds to a bundle's description the licence that JUCE's generator has no field for.
#   cmake -D BUNDLE=... -D URI=... -D LICENCE=... -P AddLv2Licence.cmake
# LICENCE: an identifier of SPDX.

file (APPEND "${BUNDLE}/dsp.ttl"
      "\n<${URI}> doap:license <https://spdx.org/licenses/${LICENCE}> .\n")
