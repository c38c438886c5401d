// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @dev Number of a municipality, from 1.
type MunicipalityId is uint32;

/// @dev Number of a commons, from 1, over all municipalities.
type CommonsId is uint32;

/// @dev Number of a ballot, from 1, over all commons and all ballot boxes, below 2^31.
type BallotId is uint32;

/// @dev Number of a member within one commons, from 0, never reused, below 2^24.
type MemberIndex is uint32;
