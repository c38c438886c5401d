// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice What a commons knows of one account, in one storage slot; the zero value means "never a member".
/// @dev
/// ```
/// bits 255       136 135   128 127     80 79      32 31        0
///      |   unused   |  flags  |   left   |  joined  |   index   |
/// ```
/// index: MemberIndex; joined, left: unix seconds (left is 0 while a member); flags: bit 0 is steward.
type Member is uint256;
